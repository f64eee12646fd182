using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>What the application has stored, in its database and beside it: whether it changed, and how to have it as it was.</summary>
internal sealed class TownState : IDisposable
{
    /// <summary>Failed sign-ins are counted, whoever asks.</summary>
    internal static readonly string[] Bookkeeping = ["accounts_attempts"];

    /// <summary>What stands between two values of a row.</summary>
    public const char Column = '\u001f';

    private readonly TownApp _app;
    private readonly SqliteConnection _kept = new("Data Source=:memory:"), _live;
    private readonly Dictionary<string, byte[]> _files;
    private readonly string _digest, _digestButForReads;
    private long _version;

    public TownState(TownApp app)
    {
        _app = app;
        _live = new($"Data Source={app.Database};Pooling=False;Default Timeout=15");
        _kept.Open();
        _live.Open();
        _live.BackupDatabase(_kept);
        _files = Uploads().ToDictionary(f => f, File.ReadAllBytes);
        (_digest, _digestButForReads) = (Digest(butForReads: false), Digest(butForReads: true));
        _version = DataVersion();
    }

    /// <summary>False where everything is stored as it was at first, but for what is counted in any case.</summary>
    /// <param name="butForReads">That somebody read what takes an entry is no change.</param>
    public bool HasChanged(bool butForReads = false)
    {
        if (!Uploads().ToHashSet().SetEquals(_files.Keys))
        {
            return true;
        }

        // SQLite tells whether anybody else wrote at all; only then is it worth looking at what.
        var version = DataVersion();
        if (version == _version)
        {
            return false;
        }

        _version = version;
        return Digest(butForReads) != (butForReads ? _digestButForReads : _digest);
    }

    public void Restore()
    {
        _kept.BackupDatabase(_live);
        foreach (var file in Uploads().Except(_files.Keys))
        {
            File.Delete(file);
        }

        foreach (var (file, content) in _files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        _version = DataVersion();
    }

    /// <summary>Rows of each table, as text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Rows() => Tables().ToDictionary(t => t, IReadOnlyList<string> (t) => RowsOf(t));

    public void Dispose()
    {
        _kept.Dispose();
        _live.Dispose();
    }

    /// <summary>An entry that says no more than that somebody read something.</summary>
    public static bool IsRead(string row) => Array.Exists(row.Split(Column), v => v.EndsWith(".read", StringComparison.Ordinal));

    private string Digest(bool butForReads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in Tables().Except(Bookkeeping))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{table}\n{string.Join('\n', RowsOf(table).Where(r => !butForReads || !IsRead(r)))}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private List<string> Tables() => Read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");

    private List<string> RowsOf(string table) => Read($"SELECT * FROM \"{table}\" ORDER BY 1");

    private long DataVersion() => long.Parse(Read("PRAGMA data_version").Single(), System.Globalization.CultureInfo.InvariantCulture);

    private List<string> Read(string sql)
    {
        using var command = _live.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(Column, Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "∅" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetString(i))));
        }

        return rows;
    }

    private IEnumerable<string> Uploads() => new[] { "imports", "attachments" }.Select(f => Path.Combine(_app.DataDirectory, f)).Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories));
}
