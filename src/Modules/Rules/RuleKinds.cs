using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Gates;
using Icmesh.Rules.Reading;

namespace Icmesh.Rules;

/// <summary>The three kinds of rule files: scorecards, files of gates and tables of modules. A file that nobody reads is none.</summary>
internal sealed class RuleKinds(FactCatalogue catalogue, IEnumerable<RuleTableKind> tables, IEnumerable<GateFile> gates)
{
    private readonly IReadOnlyList<RuleTableKind> _tables = [.. tables.OrderBy(t => t.Path, StringComparer.Ordinal)];
    private readonly IReadOnlyList<GateFile> _gates = [.. gates.OrderBy(g => g.Path, StringComparer.Ordinal)];

    public FactCatalogue Catalogue => catalogue;

    public IReadOnlyList<RuleTableKind> Tables => _tables;

    public IReadOnlyList<GateFile> Gates => _gates;

    public bool Knows(string path) => path.StartsWith("scorecards/", StringComparison.Ordinal) || _tables.Any(t => t.Path == path) || _gates.Any(g => g.Path == path);

    /// <summary>A file that was named alone, outside of its folder, is known by its name.</summary>
    public CheckedFile Compile(RuleSource source) =>
        _tables.FirstOrDefault(t => Is(t.Path, source)) is { } table ? TableCompiler.Compile(source, table)
        : _gates.FirstOrDefault(g => Is(g.Path, source)) is { } gate ? GatesCompiler.Compile(source, gate)
        : ScorecardCompiler.Compile(source, catalogue);

    private static bool Is(string path, RuleSource source) => path == source.Path || path.EndsWith($"/{source.Path}", StringComparison.Ordinal);
}
