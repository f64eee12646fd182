using Icmesh.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Running;

namespace Icmesh.Bench.Rules;

/// <summary>
/// The rules of the benchmark: a copy of those that the product shipped with when the floor was written by hand. Pinned, so that ratios of
/// different years speak of the same work.
/// </summary>
internal static class Pinned
{
    public const string Path = "scorecards/k3lh";

    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "workload");

    public static byte[] Bytes { get; } = File.ReadAllBytes(System.IO.Path.Combine(Folder, Path + ".json"));

    public static Scorecard Compile(byte[] bytes)
    {
        var file = ScorecardCompiler.Compile(new RuleSource(Path, $"rules/{Path}.json", bytes), Workload.Catalogue);
        return file.Scorecard ?? throw new InvalidOperationException(string.Join('\n', file.Problems));
    }

    /// <summary>The file as read, not compiled, and the guard that its expressions went through.</summary>
    public static (ParsedScorecard Card, ExpressionGuard Guard) Read()
    {
        var positions = new TextPositions(Bytes);
        var problems = new ProblemList(Path, positions);
        var reader = new ScorecardReader(problems, Workload.Catalogue);
        return (reader.Read(StrictJson.Read(Bytes, positions, problems)!)!, reader.Guard);
    }
}
