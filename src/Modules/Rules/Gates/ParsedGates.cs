using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;

namespace Icmesh.Rules.Gates;

/// <summary>A file of gates as read. Whether it may be used, the problems tell.</summary>
internal sealed record ParsedGates(string Name, RuleHeader Header, IReadOnlyList<ParsedGate> Gates, IReadOnlyList<GateCase> Cases);

internal sealed record ParsedGate(GateDefinition Definition, RuleExpression Condition, JsonItem At);

/// <summary>An example that stands in the file: facts, and what each named gate must say. Null expects that the gate is not asked.</summary>
internal sealed record GateCase(string Name, FactRow Facts, IReadOnlyList<(string Gate, Outcome? Outcome, JsonItem At)> Expected);
