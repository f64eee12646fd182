using Icmesh.Tests.Security.Faults;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Security;

/// <summary>What this suite shows to others: made once, whichever test asks first, and written beside the sources.</summary>
internal static class Evidence
{
    /// <summary>Tests that need all of it run one after the other; what they need is made by then.</summary>
    public const string Collection = "evidence";

    private static readonly Lazy<Task<MatrixRun>> MatrixMade = new(RunMatrixAsync);
    private static readonly Lazy<Task<IReadOnlyList<FaultVerdict>>> FaultsMade = new(RunFaultsAsync);

    public static Task<MatrixRun> Matrix => MatrixMade.Value;

    public static Task<IReadOnlyList<FaultVerdict>> Faults => FaultsMade.Value;

    public static string Line(MatrixRun run) =>
        $"operations={run.Operations.Count} principals={run.Cells.Select(c => c.Who.Name).Distinct().Count()} cells={run.Cells.Count} wrong={run.Wrong.Count()} unproven={run.Unproven.Count} leaks={run.Leaks}";

    private static async Task<MatrixRun> RunMatrixAsync()
    {
        var town = await Town.GetAsync();
        await using var app = town.Open();
        var run = await new MatrixRun(town, app).RunAsync();
        await run.WriteAsync();
        return run;
    }

    private static async Task<IReadOnlyList<FaultVerdict>> RunFaultsAsync()
    {
        var verdicts = await FaultVerdict.AllAsync(SeededFaults.All);
        await WriteAsync("seeded-faults.csv", verdicts.Select(v => $"{v.Fault.Name},\"{v.Fault.Check.Name}\",{(v.IsCaught ? "caught" : "missed")},{v.Took.TotalSeconds:0.0},\"{v.Red}\"").Prepend("fault,check,verdict,seconds,what the check said"));
        return verdicts;
    }

    public static async Task WriteAsync(string name, IEnumerable<string> lines)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, name), lines);
    }
}
