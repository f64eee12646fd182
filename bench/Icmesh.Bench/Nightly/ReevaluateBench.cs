using Icmesh.Bench.Installed;
using Icmesh.Bench.Measuring;
using Icmesh.Bench.Rules;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Scorecards;

namespace Icmesh.Bench.Nightly;

/// <summary>What happens after a change of one contractor's records: its facts read, its score stored and announced.</summary>
internal static class ReevaluateBench
{
    private const int Warm = 10, Measured = 40;

    /// <summary>CPU milliseconds of one contractor, each in a scope of its own as the dispatcher does it.</summary>
    public static async Task<Spread> RunAsync(string master)
    {
        var file = NightlyFile.Copy(master);
        var times = new List<double>();
        await using (var installation = new Installation(file, Pinned.Folder))
        {
            await installation.Get<IDatabaseStartup>().ReadyAsync(CancellationToken.None);
            var contractors = await installation.InAsync<IContractorDirectory, IReadOnlyList<ContractorCard>>(
                directory => directory.ListAsync(null, Warm + Measured, withEnded: false, CancellationToken.None));
            foreach (var contractor in contractors)
            {
                times.Add((await Cpu.OfAsync(() => installation.InAsync<EvaluateContractors>(evaluate => evaluate.RunAsync([contractor.Id], CancellationToken.None)))).TotalMilliseconds);
            }
        }

        NightlyFile.Delete(file);
        return Spread.Of(times.Skip(Warm));
    }
}
