using Icmesh.Rules;
using Icmesh.Rules.Guarding;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Running;

namespace Icmesh.Bench.Rules;

/// <summary>The scorecard that the product ships with, from the folder of rules above this program.</summary>
internal static class Shipped
{
    public const string Path = "scorecards/k3lh";

    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

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

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "rules", Path + ".json")))
            {
                return System.IO.Path.Combine(folder.FullName, "rules");
            }
        }

        throw new InvalidOperationException("The folder rules is not above this program; run it from the repository.");
    }
}
