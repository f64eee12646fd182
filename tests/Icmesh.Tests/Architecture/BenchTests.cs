using System.Diagnostics;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Architecture;

/// <summary>The benchmark compares by hand-written floors, which know tables and rules: they still do the same work as the product. Nothing is timed here.</summary>
public class BenchTests
{
    [SkippableFact]
    public async Task The_product_and_the_floors_of_the_benchmark_still_agree()
    {
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Icmesh.Tests"), AppContext.BaseDirectory);
        var bench = Path.Combine(Repository.Root, "bench", "Icmesh.Bench", output, "Icmesh.Bench.dll");
        Skip.IfNot(File.Exists(bench), "the benchmark is not built: dotnet build builds it with the solution");
        var folder = Directory.CreateTempSubdirectory("icmesh-agree-");
        try
        {
            var start = new ProcessStartInfo("dotnet", [bench, "agree"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["TMPDIR"] = folder.FullName;
            using var process = Process.Start(start)!;
            var ended = await Tool.EndAsync(process);

            Assert.True(ended.Code == 0, ended.Output + ended.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
