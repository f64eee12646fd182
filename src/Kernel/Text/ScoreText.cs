using System.Globalization;

namespace Icmesh.Kernel.Text;

/// <summary>A score as people read it: cut to two decimals, not rounded, so that 89.998 never reads as the 90 it did not reach.</summary>
public static class ScoreText
{
    /// <summary>Without a grade there is no number either: the 0 of somebody who could not be judged would read as the worst of all.</summary>
    public static string Of(decimal? score, string? grade) => Of(grade is null ? null : score);

    public static string Of(decimal? score) => score is { } s ? (decimal.Truncate(s * 100m) / 100m).ToString("0.##", CultureInfo.CurrentCulture) : "–";
}
