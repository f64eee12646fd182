using System.Globalization;
using Icmesh.Ui;
using static Icmesh.Ui.StrictDecimal;

namespace Icmesh.Tests.Ui;

public sealed class StrictDecimalTests
{
    [Theory]
    [InlineData("2,35", "id-ID", "2.35")]
    [InlineData("1.500,25", "id-ID", "1500.25")]
    [InlineData("1.234.567", "id-ID", "1234567")]
    [InlineData(" -7 ", "id-ID", "-7")]
    [InlineData("\u22127", "id-ID", "-7")]
    [InlineData("1500", "id-ID", "1500")]
    [InlineData("2.35", "en-US", "2.35")]
    [InlineData("1,500.25", "en-US", "1500.25")]
    public void A_number_is_read_as_people_of_that_language_write_it(string written, string culture, string meant)
    {
        var reading = Read(written, CultureInfo.GetCultureInfo(culture), out var value);

        Assert.Equal(Reading.Number, reading);
        Assert.Equal(decimal.Parse(meant, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("2.35", "id-ID")]
    [InlineData("0.05", "id-ID")]
    [InlineData("1.500", "id-ID")]
    [InlineData("1.50,2", "id-ID")]
    [InlineData("2,35", "en-US")]
    [InlineData("1,500", "en-US")]
    public void What_can_be_read_two_ways_is_refused(string written, string culture)
    {
        var reading = Read(written, CultureInfo.GetCultureInfo(culture), out var value);

        Assert.Equal(Reading.Ambiguous, reading);
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1,2,3")]
    [InlineData("1,234.567")]
    [InlineData("1e5")]
    [InlineData("--1")]
    [InlineData(",5")]
    [InlineData("99999999999999999999999999999999999")]
    public void What_is_no_number_is_said_to_be_none(string written)
    {
        Assert.Equal(Reading.NotANumber, Read(written, Cultures.Indonesian, out _));
    }
}
