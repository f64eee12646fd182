using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;

namespace Icmesh.Readiness;

/// <summary>A decision of HSE: from this day on, at this roll-out stage, this rule does that. Decisions are added and never changed.</summary>
internal sealed class RuleEffect
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>File of the rule: <c>competency/certificates</c>.</summary>
    [Data(DataClass.Internal)] public required string Path { get; init; }

    [Data(DataClass.Internal)] public required string Gate { get; init; }

    [Data(DataClass.Internal)] public required RolloutStage Stage { get; init; }

    [Data(DataClass.Internal)] public required Effect Effect { get; init; }

    /// <summary>First day at the site.</summary>
    [Data(DataClass.Internal)] public required DateOnly From { get; init; }

    [Data(DataClass.Internal)] public required string Reason { get; init; }

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }
}

/// <summary>What every rule does on one day.</summary>
internal sealed class EffectTable
{
    private readonly Dictionary<(string Path, string Gate, RolloutStage Stage), Effect> _decided;

    /// <param name="decisions">Any number; those that start later than <paramref name="day"/> do not count yet.</param>
    public EffectTable(IEnumerable<RuleEffect> decisions, DateOnly day) => _decided = decisions.Where(d => d.From <= day)
        .GroupBy(d => (d.Path, d.Gate, d.Stage)).ToDictionary(g => g.Key, g => g.OrderBy(d => d.From).ThenBy(d => d.At).ThenBy(d => d.Id).Last().Effect);

    /// <summary>
    /// As decided; before anybody decided: noted at stage Note, warned at stage Warn, and blocking at stage Block if somebody has read the
    /// source of the rule, or if it is of fatal risk. A figure that nobody has verified warns until HSE decides.
    /// </summary>
    public Effect Of(string path, GateDefinition gate, RolloutStage stage) => _decided.TryGetValue((path, gate.Code, stage), out var decided) ? decided : Default(gate, stage);

    public bool IsDecided(string path, string gate, RolloutStage stage) => _decided.ContainsKey((path, gate, stage));

    /// <summary>The strongest of the rule's own effect and those of the rules that could not be asked because of it.</summary>
    public Effect Of(Finding finding, RolloutStage stage) => finding.Outcome is Outcome.Compliant
        ? Of(finding.Rules.Path, finding.Gate, stage)
        : finding.Covers.Prepend(finding.Gate).Max(g => Of(finding.Rules.Path, g, stage));

    private static Effect Default(GateDefinition gate, RolloutStage stage) => stage switch
    {
        RolloutStage.Note => Effect.Note,
        RolloutStage.Warn => Effect.Warn,
        RolloutStage.Block => gate.IsFatalRisk || gate.Reference?.Status == "verified" ? Effect.Block : Effect.Warn,
    };
}
