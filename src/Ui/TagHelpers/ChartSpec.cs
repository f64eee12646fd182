namespace Icmesh.Ui.TagHelpers;

/// <summary>What a trend chart shows.</summary>
/// <param name="X">One word per point, already in the reader's language ("Jan", "Feb").</param>
/// <param name="Limit">A line that the values are read against, such as a minimum score.</param>
/// <param name="Min">Bottom of the axis; null takes it from the data.</param>
public sealed record ChartSpec(
    IReadOnlyList<string> X,
    IReadOnlyList<ChartSeries> Series,
    ChartLimit? Limit = null,
    decimal? Min = null,
    decimal? Max = null,
    string? Unit = null);

/// <param name="Data">As many values as the chart has points; null is a gap and reads "no data".</param>
/// <param name="Kind"><c>line</c> or <c>bar</c>.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Data, string Kind = "line", bool Dashed = false);

public sealed record ChartLimit(string Name, decimal Value);
