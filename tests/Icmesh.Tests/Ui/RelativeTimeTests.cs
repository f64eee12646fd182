using System.Globalization;
using Icmesh.Ui;

namespace Icmesh.Tests.Ui;

public sealed class RelativeTimeTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 3, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(-180, "3 jam yang lalu")]
    [InlineData(-60 * 26, "kemarin")]
    [InlineData(72, "1 jam, 12 menit lagi")]
    [InlineData(300, "5 jam lagi")]
    [InlineData(60 * 24 * 5 - 30, "5 hari lagi")]
    [InlineData(0, "1 menit lagi")]
    public void Indonesian_says_it_as_people_do(int minutes, string words)
    {
        CultureInfo.CurrentUICulture = Cultures.Indonesian;

        Assert.Equal(words, RelativeTime.Of(Now.AddMinutes(minutes), Now));
    }

    [Theory]
    [InlineData(-180, "3 hours ago")]
    [InlineData(300, "5 hours from now")]
    public void English_says_it_too(int minutes, string words)
    {
        CultureInfo.CurrentUICulture = Cultures.English;

        Assert.Equal(words, RelativeTime.Of(Now.AddMinutes(minutes), Now));
    }
}
