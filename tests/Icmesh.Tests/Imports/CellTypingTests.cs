using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Tests.Imports;

public sealed class CellTypingTests
{
    private static ImportColumn Column(ColumnType type) => new("x", Sentence.Empty, type, false, "") { Choices = ["FirstAid", "LostTime"], MaxLength = 10 };

    private static Typed Type(ColumnType type, object? cell, ReadOptions? options = null, string? date = null) =>
        new CellTyping(options ?? new()).Type(Column(type), cell, date);

    [Theory]
    [InlineData("2.35", "2.35")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("1.500", "1.500")]
    [InlineData("0.1000000000000000055511151231", "0.1000000000000000055511151231")]
    [InlineData("2,35", null)]
    [InlineData("1,500", null)]
    [InlineData("1.500.000", null)]
    [InlineData("1e3", null)]
    [InlineData("NaN", null)]
    [InlineData("٣", null)]
    [InlineData("99999999999999999999999999999999", null)]
    public void A_number_has_a_point_unless_declared(string text, string? expected) =>
        Assert.Equal(expected, Type(ColumnType.Decimal, text).Value is decimal d ? d.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("2,35", "2.35")]
    [InlineData("1500", "1500")]
    [InlineData("1.500", null)]
    [InlineData("1.500,5", null)]
    [InlineData("1 500", null)]
    public void A_declared_comma_refuses_what_can_be_read_two_ways(string text, string? expected) =>
        Assert.Equal(expected, Type(ColumnType.Decimal, text, new() { Decimal = DecimalMark.Comma }).Value is decimal d ? d.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData(',', "1.500", "1500")]
    [InlineData(',', "1.234.567,89", "1234567.89")]
    [InlineData(',', "1.50", null)]
    [InlineData(',', "1.23.456", null)]
    [InlineData('.', "1,234,567.89", "1234567.89")]
    [InlineData('.', "1 234", "1234")]
    [InlineData('.', "1.234.567", null)]
    [InlineData('.', "1,234 567", null)]
    public void Declared_thousands_must_stand_in_threes(char mark, string text, string? expected) =>
        Assert.Equal(expected, Type(ColumnType.Decimal, text, new() { Decimal = mark is ',' ? DecimalMark.Comma : DecimalMark.Point, Thousands = true }).Value is decimal d ? d.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("12", 12L)]
    [InlineData("12.0", 12L)]
    [InlineData("12.5", null)]
    [InlineData("", null)]
    public void An_integer_has_no_fraction(string text, long? expected) => Assert.Equal(expected, Type(ColumnType.Integer, text).Value as long?);

    [Theory]
    [InlineData("2026-03-31", null, "2026-03-31")]
    [InlineData("2026-02-30", null, null)]
    [InlineData("31-03-2026", null, null)]
    [InlineData("03/04/2026", null, null)]
    [InlineData("03/04/2026", "dd/MM/yyyy", "2026-04-03")]
    [InlineData("03/04/2026", "MM/dd/yyyy", "2026-03-04")]
    [InlineData("31/04/2026", "dd/MM/yyyy", null)]
    [InlineData("2026-03-31 08:00", null, null)]
    [InlineData("0026-03-31", null, null)]
    public void A_date_is_iso_unless_declared(string text, string? pattern, string? expected) =>
        Assert.Equal(expected, (Type(ColumnType.Date, text, date: pattern).Value as DateOnly?)?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-03-31", null)]
    [InlineData("2026-03-31 14:05", null)]
    [InlineData("2026-03-31T14:05:09", null)]
    [InlineData("31.03.2026 14.05", "dd.MM.yyyy")]
    [InlineData("31-03-2026 14:05", "dd-MM-yyyy HH:mm")]
    public void A_time_may_be_written_in_several_ways(string text, string? pattern) =>
        Assert.Equal(new DateOnly(2026, 3, 31), DateOnly.FromDateTime(Assert.IsType<DateTime>(Type(ColumnType.DateTime, text, date: pattern).Value)));

    [Theory]
    [InlineData("ya", true)]
    [InlineData("TIDAK", false)]
    [InlineData("Yes", true)]
    [InlineData("no", false)]
    [InlineData("true", true)]
    [InlineData("0", false)]
    [InlineData("mungkin", null)]
    public void A_flag_is_yes_or_no_in_both_languages(string text, bool? expected) => Assert.Equal(expected, Type(ColumnType.Flag, text).Value as bool?);

    [Fact]
    public void A_misspelt_choice_names_the_one_that_was_meant()
    {
        var typed = Type(ColumnType.Choice, "FristAid");

        Assert.Contains("FirstAid", typed.Refusal!.Remedy.Id, StringComparison.Ordinal);
        Assert.Equal("LostTime", Type(ColumnType.Choice, "lost time").Value);
    }

    [Theory]
    [InlineData("#N/A")]
    [InlineData("12345678901")]
    [InlineData("a\u0000b")]
    public void Text_that_is_broken_or_too_long_is_refused(string text) => Assert.NotNull(Type(ColumnType.Text, text).Refusal);

    [Fact]
    public void Cells_of_a_spreadsheet_are_taken_as_they_are()
    {
        Assert.Equal(0.1m, Type(ColumnType.Decimal, 0.1m, new() { Decimal = DecimalMark.Comma }).Value);
        Assert.Equal("12", Type(ColumnType.Text, 12.0m).Value);
        Assert.Equal(new DateOnly(2026, 1, 2), Type(ColumnType.Date, new DateTime(2026, 1, 2)).Value);
        Assert.Equal(true, Type(ColumnType.Flag, true).Value);
        Assert.NotNull(Type(ColumnType.Date, 45_000m).Refusal);
    }
}
