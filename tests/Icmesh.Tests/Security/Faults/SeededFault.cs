using System.Diagnostics;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Faults;

/// <summary>One thing of the product, broken, and the check of this suite that must notice.</summary>
/// <param name="Check">The very method that the suite runs, or the part of it that is enough.</param>
internal sealed record SeededFault(string Name, Check Check, Action<IServiceCollection> Plant)
{
    public override string ToString() => Name;
}

/// <param name="Name">Class and test, as the suite calls it.</param>
internal sealed record Check(string Name, Func<Task> RunAsync)
{
    /// <summary>A test of a class that makes its own application.</summary>
    public static Check Of<T>(string test, Func<T, Task> run) where T : class, new() => new($"{typeof(T).Name}.{test}", async () =>
    {
        var tests = new T();
        try
        {
            await (tests is IAsyncLifetime begun ? begun.InitializeAsync() : Task.CompletedTask);
            await run(tests);
        }
        finally
        {
            await (tests is IAsyncLifetime ended ? ended.DisposeAsync() : Task.CompletedTask);
        }
    });
}

/// <param name="Control">What the check says of the whole product; null where it is green, as it must be.</param>
/// <param name="Red">What it says of the broken one; null where it did not notice.</param>
internal sealed record FaultVerdict(SeededFault Fault, string? Control, string? Red, TimeSpan Took)
{
    private const string Broken = "BROKEN";

    public bool IsCaught => Control is null && Red is not null && !Red.StartsWith(Broken, StringComparison.Ordinal);

    /// <summary>Two at a time: each on its own applications.</summary>
    public static async Task<IReadOnlyList<FaultVerdict>> AllAsync(IReadOnlyList<SeededFault> faults)
    {
        // The town is made whole, before anything is broken.
        await Town.GetAsync();
        var controls = faults.Select(f => f.Check).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => new Lazy<Task<string?>>(() => SaysAsync(c, null)));
        var verdicts = new FaultVerdict[faults.Count];
        await Parallel.ForAsync(0, faults.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, _) =>
        {
            var clock = Stopwatch.StartNew();
            var control = await Task.Run(() => controls[faults[i].Check.Name].Value);
            verdicts[i] = new(faults[i], control, await SaysAsync(faults[i].Check, faults[i].Plant), clock.Elapsed);
        });
        return verdicts;
    }

    /// <returns>Why the check is red; null where it is green.</returns>
    private static async Task<string?> SaysAsync(Check check, Action<IServiceCollection>? plant)
    {
        using var planted = new Planted(plant);
        try
        {
            await check.RunAsync();
            return null;
        }
        catch (Xunit.Sdk.XunitException red)
        {
            return Short(red);
        }
        catch (Exception other)
        {
            // A check fails by saying what is wrong; anything else is a fault of this test itself.
            return $"{Broken} {Short(other)}";
        }
    }

    private static string Short(Exception thrown) => thrown.Message.ReplaceLineEndings(" ").Replace('"', '\'') is { Length: > 200 } text ? text[..200] : thrown.Message.ReplaceLineEndings(" ").Replace('"', '\'');
}
