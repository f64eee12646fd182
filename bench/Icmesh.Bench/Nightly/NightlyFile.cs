using System.Globalization;
using Icmesh.Bench.Installed;
using Icmesh.Bench.Measuring;
using Icmesh.Bench.Rules;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Rules;
using Microsoft.Data.Sqlite;

namespace Icmesh.Bench.Nightly;

/// <summary>The file with the records of a year, made once and kept in the folder for temporary files; each run gets a copy of its own.</summary>
internal static class NightlyFile
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "icmesh-bench");

    /// <summary>Where the copy lies that is worked on.</summary>
    public static string Run { get; } = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"run-{Environment.ProcessId}.db"));

    public static async Task<string> MasterAsync(int contractors)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"nightly-{contractors}.db"));
        if (!File.Exists(file))
        {
            Report.Tell($"Making {file}: {contractors:#,0} contractors, {contractors * 20:#,0} incidents, {contractors * 48:#,0} rows of hours");
            var unfinished = file + ".unfinished";
            Delete(unfinished);
            await OpenAsync(unfinished, installation => new NightlyData(contractors, installation).AddAsync());
            File.Move(unfinished, file);
        }

        await OpenAsync(file, _ => Task.CompletedTask);
        return file;
    }

    public static string Copy(string master)
    {
        Delete(Run);
        File.Copy(master, Run);
        return Run;
    }

    public static void Delete(string file)
    {
        foreach (var part in (string[])["", "-wal", "-shm"])
        {
            File.Delete(file + part);
        }
    }

    /// <summary>Brings the file to the structure and the rules of today, and leaves nothing in its log and nothing to catch up with.</summary>
    private static async Task OpenAsync(string file, Func<Installation, Task> work)
    {
        await using (var installation = new Installation(file, Pinned.Folder))
        {
            await installation.Get<IDatabaseStartup>().ReadyAsync(CancellationToken.None);
            await installation.Get<IRuleBook>().LiveAsync(Pinned.Path, CancellationToken.None);
            await work(installation);
        }

        File.Delete(file + ".before-update");
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE kernel_outbox SET DoneAt = At; PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync();
    }
}
