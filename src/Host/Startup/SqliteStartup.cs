using System.Data.Common;
using System.Globalization;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Text;
using Microsoft.Data.Sqlite;

namespace Icmesh.Host.Startup;

/// <summary>What SQLite needs before it may hold data that people rely on.</summary>
internal static class SqliteStartup
{
    private static readonly Version Oldest = new(3, 51, 3);

    /// <summary>Makes the folder, turns on the write-ahead log and removes the lock that a killed migration left behind.</summary>
    public static async Task PrepareAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (FileOf(connectionString) is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }

        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await ReadAsync(connection, "PRAGMA journal_mode=WAL", cancellationToken);
        if (await ReadAsync(connection, "SELECT count(*) FROM sqlite_master WHERE name='__EFMigrationsLock'", cancellationToken) != "0")
        {
            await ReadAsync(connection, "DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }

    /// <summary>One starting process at a time, so that a lock left behind can be told from one in use.</summary>
    public static async Task<IDisposable?> LockAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (FileOf(connectionString) is not { } file)
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new FileStream(file + ".starting", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited < 600)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    /// <summary>Copies the file beside itself before its structure changes. Through SQLite: a plain file copy would drop its locks.</summary>
    public static async Task KeepCopyAsync(string connectionString, CancellationToken cancellationToken)
    {
        if (FileOf(connectionString) is not { } file || Length(file) + Length(file + "-wal") < 8192)
        {
            return;
        }

        var copy = file + ".before-update";
        File.Delete(copy);
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The copy from before the last update holds what was erased since.</summary>
    public static void RemoveCopy(string connectionString)
    {
        if (FileOf(connectionString) is { } file)
        {
            File.Delete(file + ".before-update");
        }
    }

    /// <summary>Refuses to go on with settings under which "saved" would not mean "on disk".</summary>
    public static async Task CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        await SqlitePragmas.ApplyAsync(connection, cancellationToken);
        var isMemory = FileOf(connection.ConnectionString) is null;
        await ExpectAsync(connection, "PRAGMA journal_mode", isMemory ? "memory" : "wal", cancellationToken);
        await ExpectAsync(connection, "PRAGMA synchronous", "2", cancellationToken);
        await ExpectAsync(connection, "PRAGMA foreign_keys", "1", cancellationToken);
        await ExpectAsync(connection, "PRAGMA mmap_size", "0", cancellationToken, orNothing: true);
        var version = await ReadAsync(connection, "SELECT sqlite_version()", cancellationToken);
        if (Version.Parse(version) < Oldest)
        {
            throw Wrong("sqlite_version", version, $"≥ {Oldest}");
        }

        await connection.CloseAsync();
    }

    /// <summary>What was saved last may still be in the log alone.</summary>
    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static string? FileOf(string connectionString)
    {
        var source = new SqliteConnectionStringBuilder(connectionString);
        return source.Mode is SqliteOpenMode.Memory || source.DataSource is "" or ":memory:" ? null : Path.GetFullPath(source.DataSource);
    }

    private static async Task ExpectAsync(DbConnection connection, string pragma, string expected, CancellationToken cancellationToken, bool orNothing = false)
    {
        var found = await ReadAsync(connection, pragma, cancellationToken);
        if (found != expected && !(orNothing && found.Length == 0))
        {
            throw Wrong(pragma, found, expected);
        }
    }

    private static RefusedException Wrong(string what, string found, string expected) => new(
        new Sentence($"Setelan SQLite salah: {what} bernilai {found}, seharusnya {expected}.", $"A SQLite setting is wrong: {what} is {found}, must be {expected}."),
        new Sentence("Periksa Database:ConnectionString; jangan taruh berkas di drive jaringan.", "Check Database:ConnectionString; keep the file off network drives."));

    private static async Task<string> ReadAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) ?? "";
    }
}
