using Icmesh.Kernel.Facts;

namespace Icmesh.Competency.Facts;

/// <summary>
/// How well the people of one contractor, with its registered subcontractors, are prepared on the evaluation's day. Each share is unknown where
/// nothing of its kind was ever recorded for this tree: a table that is still empty is not a failure, and never a pass.
/// </summary>
public sealed record CompetencyFacts
{
    /// <summary>Workers on record.</summary>
    [Fact("Pekerja yang tercatat, dengan subkontraktor", "Workers on record, with subcontractors", Min = "0")]
    public int? WorkersOnRecord { get; init; }

    /// <summary>Of the certificates that the matrix, by sources that somebody has read, makes mandatory for the positions of its workers, those that are held and count: in date, not revoked, of a sufficient class, for this company, in use.</summary>
    [Fact("Bagian sertifikat wajib menurut jabatan yang dipegang dan berlaku", "Share of the certificates mandatory for people's positions that are held and count", Unit = "%", Min = "0", Max = "100")]
    public decimal? CompetenceShare { get; init; }

    /// <summary>Workers whose latest check-up is less than a year old, within the clinic's limit, and says fit.</summary>
    [Fact("Bagian pekerja dengan MCU yang berlaku dan laik kerja", "Share of workers whose check-up is in date and says fit", Unit = "%", Min = "0", Max = "100")]
    public decimal? FitnessShare { get; init; }

    /// <summary>Workers whose latest induction is less than a year old and was passed.</summary>
    [Fact("Bagian pekerja yang lulus induksi dalam setahun", "Share of workers who passed an induction within a year", Unit = "%", Min = "0", Max = "100")]
    public decimal? InductionShare { get; init; }
}
