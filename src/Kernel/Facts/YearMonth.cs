using System.Globalization;

namespace Icmesh.Kernel.Facts;

/// <summary>A calendar month, stored as the integer yyyymm so that both databases group and compare it cheaply.</summary>
public readonly record struct YearMonth(int Number) : IComparable<YearMonth>
{
    public YearMonth(int year, int month) : this(year * 100 + month) { }

    public int Year => Number / 100;
    public int Month => Number % 100;
    public DateOnly FirstDay => new(Year, Month, 1);
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    public YearMonth Add(int months) => Of(FirstDay.AddMonths(months));

    public int CompareTo(YearMonth other) => Number.CompareTo(other.Number);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    public static bool operator <(YearMonth left, YearMonth right) => left.Number < right.Number;
    public static bool operator >(YearMonth left, YearMonth right) => left.Number > right.Number;
    public static bool operator <=(YearMonth left, YearMonth right) => left.Number <= right.Number;
    public static bool operator >=(YearMonth left, YearMonth right) => left.Number >= right.Number;
}
