using System.Runtime.CompilerServices;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Tests.Rules;

/// <summary>Runs while no other test does, since the heap is everybody's.</summary>
[CollectionDefinition(nameof(MeasuresTheHeap), DisableParallelization = true)]
public sealed class MeasuresTheHeap;

[Collection(nameof(MeasuresTheHeap))]
public sealed class ReloadTests
{
    private const int Warm = 60, Reloads = 300;

    /// <summary>Each version is compiled, evaluated and, some of them, explained; all but the last few must be garbage afterwards.</summary>
    [Fact]
    public async Task Three_hundred_reloads_leave_the_heap_flat()
    {
        await using var house = await RulesHouse.OpenAsync();
        var versions = new List<WeakReference>();
        for (var i = 0; i < Warm; i++)
        {
            versions.Add(await ReloadAsync(house, i));
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = Warm; i < Reloads; i++)
        {
            versions.Add(await ReloadAsync(house, i));
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        var grown = (after - before) >> 10;
        Assert.Equal(Reloads, (await house.LiveAsync()).Identity.Version);
        Assert.True(versions.Count(v => v.IsAlive) <= Icmesh.Rules.Live.CheckedFiles.Kept + 1, $"{versions.Count(v => v.IsAlive)} versions are still held");
        Assert.True(grown < 6 << 10, $"{Reloads - Warm} reloads left {grown} KiB");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ReloadAsync(RulesHouse house, int number)
    {
        house.Write(SampleBook.With("\"reason\": \"Uji\"", $"\"reason\": \"Uji {number}\""));
        await house.LookAsync();
        var live = await house.LiveAsync();
        var facts = await house.AskAsync<FactCatalogue, FactRow>(catalogue => Task.FromResult(catalogue.NewRow()));
        live.Evaluate(facts, new ScoreResult(live.Definition.Indicators.Count));
        if (number % 50 == 0)
        {
            await live.ExplainAsync(facts, default);
        }

        return new(live.Definition);
    }
}
