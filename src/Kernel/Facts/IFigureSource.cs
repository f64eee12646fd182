using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Facts;

/// <summary>Figures of the whole site for Reporting. One definition per figure: pages, exports and the API all ask here.</summary>
public interface IFigureSource
{
    Task<IReadOnlyList<Figure>> ReadAsync(EvaluationWindow window, CancellationToken cancellationToken);
}

/// <param name="Value">Null where there is no value ("–"), never zero in its place.</param>
/// <param name="Url">The rows that it is made of.</param>
/// <param name="Trend">Up to twelve values, oldest first, one per month.</param>
/// <param name="LowerIsBetter">Direction of improvement; null where there is none.</param>
public sealed record Figure(
    string Code, Sentence Title, decimal? Value, Sentence Unit, string Url, IReadOnlyList<decimal?> Trend, bool? LowerIsBetter, int Order, int Decimals = 2)
{
    /// <summary>A word beside the value: hours behind a rate, what it leaves out.</summary>
    public Sentence? Note { get; init; }

    /// <summary>A score is cut for reading, not rounded: 89.998 must not read as the 90 that it did not reach.</summary>
    public bool IsScore { get; init; }
}
