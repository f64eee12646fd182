using Icmesh.Kernel.Facts;

namespace Icmesh.Apd.Facts;

/// <summary>
/// What was seen of APD in the field at one contractor and its registered subcontractors in the evaluation window. Without an observation nothing
/// is known: nobody looked.
/// </summary>
public sealed record ApdFacts
{
    [Fact("Banyaknya pengamatan APD per orang dalam 12 bulan, dengan subkontraktor", "Persons observed for their APD in 12 months, with subcontractors", Min = "0")]
    public int? ApdObserved { get; init; }

    [Fact("Pengamatan dengan APD yang kurang dalam 12 bulan", "Observations with APD missing in 12 months", Min = "0")]
    public int? ApdMissing { get; init; }

    /// <summary>Compliant person-observations ÷ observed × 100, unrounded.</summary>
    [Fact("Kepatuhan APD: pengamatan yang patuh dibagi semua pengamatan, 12 bulan", "APD compliance: compliant observations by all observations, 12 months", Unit = "%", Min = "0", Max = "100")]
    public decimal? ApdCompliance { get; init; }
}
