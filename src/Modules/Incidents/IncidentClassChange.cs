using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Incidents;

/// <summary>A class that an incident once had. Rows are only added: past months are computed anew, the history of why is kept.</summary>
internal sealed class IncidentClassChange : IContractorOwned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid IncidentId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; set; }

    [Data(DataClass.Internal)] public required InjuryClass From { get; init; }

    [Data(DataClass.Internal)] public required InjuryClass To { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    [Data(DataClass.Internal)] public required string Reason { get; init; }
}
