using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;

namespace Icmesh.Contractors;

/// <summary>
/// Exposure hours of one contractor at one site in one month: worked hours with overtime, without leave and sickness.
/// Zero is a report of no work; a month that nobody reported has no row.
/// </summary>
internal sealed class ManHours : IContractorFigures, ISiteBound, IVersioned
{
    /// <summary>More than that nobody works in a month: 31 days of 24 hours.</summary>
    public const int MostHoursPerPerson = 744;

    /// <summary>What one report may say at the most, however it comes in.</summary>
    public const int MostHours = 100_000_000, MostPeople = 1_000_000;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    /// <summary>Calendar month as <see cref="YearMonth.Number"/>.</summary>
    [Data(DataClass.Internal)] public required int Month { get; init; }

    [Data(DataClass.Internal)] public required long Hours { get; set; }

    [Data(DataClass.Internal)] public required int Headcount { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    /// <summary>Hours that nobody can have worked: a typing mistake, most often a comma too many.</summary>
    public static bool IsImpossible(long hours, int headcount) => hours > (long)headcount * MostHoursPerPerson;
}
