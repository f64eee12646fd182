using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Rules;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits;

/// <summary>
/// A step that was taken, or refused, with what it rested on: a signature and its evidence. Rows are only added, so that whether a permit
/// was valid at any moment can be read from them.
/// </summary>
internal sealed record Decision : IContractorOwned, ISiteBound
{
    public const int ReasonLength = 500;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    /// <summary>1, 2, 3 … within the permit.</summary>
    [Data(DataClass.Internal)] public required int Position { get; init; }

    [Data(DataClass.Internal)] public required PermitCommand Command { get; init; }

    [Data(DataClass.Internal)] public required PermitState From { get; init; }

    /// <summary>Null where the step was refused.</summary>
    [Data(DataClass.Internal)] public PermitState? To { get; init; }

    [Data(DataClass.Internal)] public required SignRole Role { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    /// <summary>End of validity after the step.</summary>
    [Data(DataClass.Internal)] public required DateTime End { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    /// <summary>The worker that signed; of somebody who is none, the account. Null for ICMESH itself.</summary>
    [Data(DataClass.Internal), PersonId] public Guid? SignerId { get; init; }

    [Data(DataClass.Personal)] public required string SignerName { get; init; }

    [Data(DataClass.Internal)] public string? Reason { get; init; }

    /// <summary>What the rules said of the permit itself, see <see cref="Deciding.EvidenceJson"/>.</summary>
    [Data(DataClass.Internal)] public required string Evidence { get; init; }
}

/// <summary>What readiness said of one worker when a step was decided.</summary>
internal sealed class CrewAnswer : IContractorOwned, ISiteBound
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid DecisionId { get; init; }

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal), PersonId] public required Guid WorkerId { get; init; }

    [Data(DataClass.Internal)] public required Outcome Outcome { get; init; }

    /// <summary>Everything that was found, with rules and facts, see <see cref="Deciding.EvidenceJson"/>. Gone once the person is erased.</summary>
    [Data(DataClass.Personal)] public string? Evidence { get; init; }
}
