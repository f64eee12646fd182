using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Icmesh.Bench.Installed;
using Icmesh.Bench.Measuring;
using Icmesh.Bench.Rules;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Scorecards;
using Microsoft.Data.Sqlite;

namespace Icmesh.Bench.Nightly;

/// <summary>The whole nightly run, from the records in the file to the stored results, against the same by hand.</summary>
internal static class NightlyBench
{
    private const int Contractors = 10_000, Rounds = 7, Settling = 3, PeakRounds = 3;

    public static async Task RunAsync()
    {
        var master = await NightlyFile.MasterAsync(Contractors);
        Report.Tell($"Nightly run of {Contractors:#,0} contractors");
        await CompareAsync(master);
        Report.Value("scorecards.reevaluate_ms", await ReevaluateBench.RunAsync(master));
        await PeaksAsync(master);
        Report.Value("start.first_page_ms", await ChildProcess.FirstPageAsync(master));
    }

    /// <summary>One night by each of the two, without measuring: both store the same rows.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public static async Task AgreeAsync(int contractors)
    {
        var master = await NightlyFile.MasterAsync(contractors);
        await using var installation = new Installation(NightlyFile.Run, Pinned.Folder);
        Rules.Checksum.Same(("product", (await ProductAsync(installation, master)).Checksum), ("floor", Floor(master).Checksum));
    }

    /// <summary>One installation for all rounds, as a host lives through many nights; the first rounds, in which code is still compiled, do not count.</summary>
    private static async Task CompareAsync(string master)
    {
        List<double> cpu = [], wall = [];
        await using var installation = new Installation(NightlyFile.Run, Pinned.Folder);
        for (var round = -Settling; round < Rounds; round++)
        {
            var (ours, floor) = round % 2 == 0 ? (await ProductAsync(installation, master), Floor(master)) : Swapped(Floor(master), await ProductAsync(installation, master));
            Rules.Checksum.Same(("product", ours.Checksum), ("floor", floor.Checksum));
            Report.Tell(string.Create(CultureInfo.InvariantCulture, $"  product {ours.Cpu:0.00} s CPU, {ours.Wall:0.00} s; floor {floor.Cpu:0.00} s CPU, {floor.Wall:0.00} s"));
            if (round >= 0)
            {
                cpu.Add(ours.Cpu / floor.Cpu);
                wall.Add(ours.Wall / floor.Wall);
            }
        }

        Report.Ratio("nightly.vs_floor", Spread.Of(cpu));
        Report.Ratio("nightly.vs_floor_wall", Spread.Of(wall));
    }

    private static async Task PeaksAsync(string master)
    {
        var larger = await NightlyFile.MasterAsync(2 * Contractors);
        List<double> peaks = [], growth = [];
        for (var round = 0; round < PeakRounds; round++)
        {
            var (peak, more) = (await ChildProcess.PeakAsync(master), await ChildProcess.PeakAsync(larger));
            Report.Tell(string.Create(CultureInfo.InvariantCulture, $"  peak {peak:0} MiB, with twice as many contractors {more:0} MiB"));
            peaks.Add(peak);
            growth.Add(more / peak);
        }

        Report.Value("nightly.peak_mib", Spread.Of(peaks));
        Report.Ratio("nightly.peak_mib_growth", Spread.Of(growth));
    }

    private static (NightRun Ours, NightRun Floor) Swapped(NightRun floor, NightRun ours) => (ours, floor);

    /// <summary>The product's own job on a copy of the file, which lies where the installation looks for it.</summary>
    private static async Task<NightRun> ProductAsync(Installation installation, string master)
    {
        var file = NightlyFile.Copy(master);
        await installation.Get<IDatabaseStartup>().ReadyAsync(CancellationToken.None);
        await installation.Get<IRuleBook>().LiveAsync(Pinned.Path, CancellationToken.None);
        var (cpu, watch) = (Cpu.Used, Stopwatch.StartNew());
        await installation.InAsync<EvaluateNight, EvaluationRun>(night => night.RunAsync(NightlyData.Night, null, "bench", null, CancellationToken.None));
        var (used, clock) = ((Cpu.Used - cpu).TotalSeconds, watch.Elapsed.TotalSeconds);
        SqliteConnection.ClearAllPools();
        return new(used, clock, Checksum(file));
    }

    private static NightRun Floor(string master)
    {
        var file = NightlyFile.Copy(master);
        var window = EvaluationWindow.EndingOn(NightlyData.Night, new SiteClock(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta")));
        NightRun run;
        using (var floor = new FloorNight(file, window))
        {
            var (cpu, watch) = (Cpu.Used, Stopwatch.StartNew());
            floor.Run();
            run = new((Cpu.Used - cpu).TotalSeconds, watch.Elapsed.TotalSeconds, "");
        }

        SqliteConnection.ClearAllPools();
        return run with { Checksum = Checksum(file) };
    }

    /// <summary>Every stored result, as stored, and how many announcements were made. Then the copy is done with.</summary>
    private static string Checksum(string file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                SELECT r.ContractorId || '|' || r.Outcome || '|' || coalesce(r.Score, '-') || '|' || coalesce(r.Grade, '-') || '|' || r.Coverage || '|' || r.Evidence
                FROM scorecards_result r JOIN scorecards_run n ON n.Id = r.RunId WHERE n.Status = 'Finished' ORDER BY r.ContractorId
                """;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                hash.AppendData(Encoding.UTF8.GetBytes(reader.GetString(0)));
            }
        }

        NightlyFile.Delete(file);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}

/// <param name="Cpu">Seconds.</param>
/// <param name="Wall">Seconds.</param>
internal sealed record NightRun(double Cpu, double Wall, string Checksum);
