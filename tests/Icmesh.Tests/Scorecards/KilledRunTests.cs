using System.Globalization;
using System.Text.Json;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Scorecards;

/// <summary>
/// The nightly run as a process of its own that is killed like by a power cut, and started again. More kills than in every run of the
/// tests: set ICMESH_KILLS.
/// </summary>
public sealed class KilledRunTests : IAsyncLifetime
{
    private const int Contractors = 3010, Batches = 16;
    private static readonly DateOnly FirstNight = new(2025, 2, 28);
    private readonly ModuleDatabase _database = Nights.Database();
    private readonly Tool _tool = new();

    private string Connection => $"Data Source={_tool.DatabaseFile};Mode=ReadOnly;Pooling=False;Default Timeout=30";

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddManyAsync(Contractors, 2025, 2);
        await _database.EvaluateAsync(FirstNight.AddDays(-1));
        await _database.CopyToAsync(_tool.DatabaseFile);
    }

    public async Task DisposeAsync()
    {
        _tool.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_as_an_undisturbed_one()
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("ICMESH_KILLS") ?? "4", CultureInfo.InvariantCulture);
        var random = new Random(20250228);
        var (killed, nights) = (0, 0);
        for (var night = FirstNight; killed < wanted && nights < 3 * wanted; night = night.AddDays(1), nights++)
        {
            foreach (var point in Enumerable.Range(0, 4).Select(_ => random.Next(Contractors - 600)).Order())
            {
                killed += await KillAtAsync(night, point) ? 1 : 0;
            }

            await FinishAsync(night);
        }

        var verified = await _tool.RunAsync("verify", "--json");
        var scores = JsonDocument.Parse(verified.Output).RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "scores");

        Assert.InRange(killed, wanted, int.MaxValue);
        Assert.Equal((nights + 1) * Contractors, scores.GetProperty("counts").GetProperty("scores").GetInt32());
        Assert.Equal(0, scores.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public async Task Two_processes_that_start_the_same_night_at_once_do_it_once()
    {
        using var one = _tool.Start("evaluate", "--date", Iso(FirstNight));
        using var two = _tool.Start("evaluate", "--date", Iso(FirstNight));

        var ends = await Task.WhenAll(Tool.EndAsync(one), Tool.EndAsync(two));

        Assert.Contains(ends, e => e.Code == 0);
        Assert.All(ends, e => Assert.True(e.Code == 0 || e.Code == 1 && e.Error.Contains("proses lain", StringComparison.Ordinal), e.Error));
        Assert.Equal([$"Finished {Contractors} 1"], Nights.Runs(Connection, FirstNight));
        Assert.Equal(Contractors, Nights.Results(Connection, FirstNight).Count);
    }

    /// <summary>Starts the night and kills its process once so many contractors are done.</summary>
    /// <returns>False where the night was over before.</returns>
    private async Task<bool> KillAtAsync(DateOnly night, int done)
    {
        using var process = _tool.Start("evaluate", "--date", Iso(night));
        var end = Tool.EndAsync(process);
        while (!process.HasExited && (Nights.Runs(Connection, night) is not [var run] || int.Parse(run.Split(' ')[1], CultureInfo.InvariantCulture) < done))
        {
            await Task.Delay(1);
        }

        process.Kill();
        await end;
        return Nights.Runs(Connection, night) is [var left] && !left.StartsWith("Finished", StringComparison.Ordinal);
    }

    private async Task FinishAsync(DateOnly night)
    {
        var end = await _tool.RunAsync("evaluate", "--date", Iso(night));
        await _database.EvaluateAsync(night);
        var undisturbed = Nights.Results(_database.ConnectionString, night);

        // Nothing is said but that nights of long ago are left out of catching up.
        Assert.Equal(0, end.Code);
        Assert.All(end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("Malam ", line, StringComparison.Ordinal));
        Assert.StartsWith($"Finished {Contractors} ", Assert.Single(Nights.Runs(Connection, night)), StringComparison.Ordinal);
        Assert.Equal(Contractors, undisturbed.Count);
        Assert.Equal(undisturbed, Nights.Results(Connection, night));

        // What was announced was saved with its batch: none is lost, none comes twice.
        var announced = Nights.Query(Connection, "SELECT Payload FROM kernel_outbox WHERE Topic = 'run.progressed' AND Payload LIKE '%\"' || $date || '\"%'", night);
        Assert.Equal(Batches, announced.Distinct().Count());
        Assert.Equal(Batches, announced.Count);
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
