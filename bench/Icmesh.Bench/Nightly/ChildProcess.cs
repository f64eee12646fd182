using System.Diagnostics;
using System.Globalization;
using Icmesh.Bench.Measuring;
using Icmesh.Bench.Rules;

namespace Icmesh.Bench.Nightly;

/// <summary>The product itself, as its users start it, in a process of its own on a copy of the file.</summary>
internal static class ChildProcess
{
    private const int Starts = 5;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>Peak working set in MiB of <c>evaluate</c>, which is the nightly job and nothing else.</summary>
    public static async Task<double> PeakAsync(string master)
    {
        var file = NightlyFile.Copy(master);
        using var process = Start(file, "evaluate", "--date", NightlyData.Night.ToString("O", CultureInfo.InvariantCulture));
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.Delay(Glance);
        }

        NightlyFile.Delete(file);
        return process.ExitCode == 0 ? peak / 1048576.0 : throw new InvalidOperationException($"evaluate ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>0 once it has ended, which may be between two looks at it.</summary>
    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>Milliseconds on the clock from the start of the process to the whole first page.</summary>
    public static async Task<Spread> FirstPageAsync(string master)
    {
        var file = NightlyFile.Copy(master);
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            times.Add(await FirstPageOnceAsync(file));
        }

        NightlyFile.Delete(file);
        return Spread.Of(times);
    }

    private static async Task<double> FirstPageOnceAsync(string file)
    {
        const string Url = "http://127.0.0.1:5319";
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var process = Start(file, "--urls", Url);
        try
        {
            while (!process.HasExited)
            {
                try
                {
                    await client.GetStringAsync(new Uri(Url + "/"));
                    Report.Tell(string.Create(CultureInfo.InvariantCulture, $"  first page after {watch.Elapsed.TotalSeconds:0.00} s, of which {process.TotalProcessorTime.TotalSeconds:0.00} s CPU"));
                    return watch.Elapsed.TotalMilliseconds;
                }
                catch (HttpRequestException notYet) when (notYet.StatusCode is null)
                {
                    await Task.Delay(Glance);
                }
            }

            throw new InvalidOperationException($"The host ended: {await process.StandardError.ReadToEndAsync()}");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static Process Start(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Icmesh.Host.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Data__Directory"] = Path.GetDirectoryName(file);
        start.Environment["Database__ConnectionString"] = $"Data Source={file}";
        start.Environment["Rules__Directory"] = Pinned.Folder;
        start.Environment["Demo__Load"] = "false";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
