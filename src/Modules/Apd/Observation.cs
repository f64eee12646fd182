using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;

namespace Icmesh.Apd;

/// <summary>One person seen at work once: what was worn and what was missing. Rows are added and never changed.</summary>
internal sealed class Observation : IContractorOwned, ISiteBound
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public Guid? AreaId { get; init; }

    [Data(DataClass.Internal), PersonId] public required Guid WorkerId { get; init; }

    /// <summary>What the person was doing.</summary>
    [Data(DataClass.Internal)] public required string JobType { get; init; }

    [Data(DataClass.Internal)] public required DateTime ObservedAt { get; init; }

    /// <summary>Calendar month at the site, as <see cref="YearMonth.Number"/>.</summary>
    [Data(DataClass.Internal)] public required int Month { get; init; }

    /// <summary>Codes of the catalogue, separated by commas; null where nothing was missing.</summary>
    [Data(DataClass.Internal)] public string? Missing { get; init; }

    [Data(DataClass.Internal)] public required bool IsCompliant { get; init; }

    [Data(DataClass.Internal)] public string Note { get; init; } = "";

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    public IReadOnlyList<string> MissingKinds => Missing?.Split(',') ?? [];

    public static Observation Of(Seen seen, string by, SiteClock clock) => new()
    {
        ContractorId = seen.ContractorId, SiteId = seen.SiteId, AreaId = seen.AreaId, WorkerId = seen.WorkerId, JobType = seen.JobType, ObservedAt = seen.AtUtc,
        Month = YearMonth.Of(clock.DateOf(seen.AtUtc)).Number, Missing = seen.Missing.Count == 0 ? null : string.Join(',', seen.Missing.Order(StringComparer.Ordinal)),
        IsCompliant = seen.Missing.Count == 0, Note = seen.Note, By = by,
    };
}

/// <param name="Missing">Codes of the catalogue.</param>
internal sealed record Seen(Guid ContractorId, Guid WorkerId, Guid SiteId, Guid? AreaId, string JobType, DateTime AtUtc, IReadOnlyCollection<string> Missing, string Note);
