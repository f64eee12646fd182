using Icmesh.Permits.Deciding;

namespace Icmesh.Permits.Machine;

/// <summary>Whether the crew is asked about before a step, and what its answer does.</summary>
internal enum CrewQuestion
{
    None,

    /// <summary>The applicant is told and may go on: there is time to mend it.</summary>
    Told,

    /// <summary>Nobody goes on with a crew that may not work.</summary>
    Stops,
}

/// <summary>One arrow of the diagram.</summary>
/// <param name="Permission">Held by whoever signs it.</param>
internal sealed record Transition(PermitState From, PermitCommand Command, PermitState To, SignRole Role, string Permission)
{
    /// <summary>File of the rules that must pass; null for none.</summary>
    public GateStep? Gates { get; init; }

    public CrewQuestion Crew { get; init; }

    /// <summary>Nobody is left to guess why.</summary>
    public bool NeedsReason { get; init; }
}
