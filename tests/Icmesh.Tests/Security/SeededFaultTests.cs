using Icmesh.Tests.Security.Faults;
using Xunit.Abstractions;

namespace Icmesh.Tests.Security;

/// <summary>Each thing that keeps somebody out is broken once, in an application that is otherwise whole: the check that is for it turns red.</summary>
[Trait("Category", "Security"), Collection(Evidence.Collection)]
public sealed class SeededFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_seeded_fault_is_noticed_by_its_check_and_the_whole_product_passes_it()
    {
        var verdicts = await Evidence.Faults;

        foreach (var verdict in verdicts)
        {
            output.WriteLine($"{verdict.Took.TotalSeconds,5:0.0} s  {verdict.Fault}: {verdict.Red ?? "NOT NOTICED"}");
        }

        Assert.Empty(verdicts.Where(v => v.Control is not null).Select(v => $"{v.Fault.Check.Name} is red without any fault: {v.Control}"));
        Assert.Empty(verdicts.Where(v => !v.IsCaught).Select(v => $"{v.Fault} is not noticed by {v.Fault.Check.Name}: {v.Red}"));
    }

    [Fact]
    public void The_faults_are_many_and_different()
    {
        Assert.InRange(SeededFaults.All.Count, 24, int.MaxValue);
        Assert.Equal(SeededFaults.All.Count, SeededFaults.All.Select(f => f.Name).Distinct().Count());
    }

    [Fact]
    public async Task One_line_says_what_was_tried()
    {
        var (run, verdicts) = (await Evidence.Matrix, await Evidence.Faults);

        var line = $"{Evidence.Line(run)} seeded-faults={verdicts.Count(v => v.IsCaught)}/{verdicts.Count}";

        output.WriteLine(line);
        await Evidence.WriteAsync("security.txt", [line]);
        Assert.EndsWith($"wrong=0 unproven=0 leaks=0 seeded-faults={verdicts.Count}/{verdicts.Count}", line, StringComparison.Ordinal);
    }
}
