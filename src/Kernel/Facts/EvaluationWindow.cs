using Icmesh.Kernel.Jobs;

namespace Icmesh.Kernel.Facts;

/// <summary>
/// What an evaluation of business date D looks at: the twelve calendar months that end with D's month, records up to the end of D
/// at the site.
/// </summary>
/// <param name="Date">Business date D.</param>
/// <param name="FromUtc">First instant of the first month, inclusive.</param>
/// <param name="ToUtc">First instant after D, exclusive.</param>
public sealed record EvaluationWindow(DateOnly Date, YearMonth FirstMonth, YearMonth LastMonth, DateTime FromUtc, DateTime ToUtc)
{
    public const int Months = 12;

    /// <summary>The twelve months, oldest first.</summary>
    public IReadOnlyList<YearMonth> AllMonths => [.. Enumerable.Range(0, Months).Select(FirstMonth.Add)];

    public static EvaluationWindow EndingOn(DateOnly date, SiteClock clock)
    {
        var last = YearMonth.Of(date);
        var first = last.Add(1 - Months);
        return new(date, first, last, clock.StartOf(first.FirstDay), clock.StartOf(date.AddDays(1)));
    }
}
