using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>What a call left behind in the database: rows that were not there before, and how many are gone, by table.</summary>
internal sealed class Effects
{
    private readonly Dictionary<string, (List<string[]> Fresh, int Gone)> _tables = [];

    private Effects(int status) => Status = status;

    public int Status { get; }

    /// <summary>Makes the call, looks, and undoes it.</summary>
    public static async Task<Effects> OfAsync(Sweep sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> before, Call call)
    {
        var effects = new Effects((await sweep.SendAsync(call)).Status);
        foreach (var (table, rows) in sweep.State.Rows().Where(t => !TownState.Bookkeeping.Contains(t.Key)))
        {
            var (old, now) = (before[table].ToHashSet(StringComparer.Ordinal), rows.ToHashSet(StringComparer.Ordinal));
            var fresh = rows.Where(r => !old.Contains(r) && !TownState.IsRead(r)).Select(r => r.Split(TownState.Column)).ToList();
            effects._tables[table] = (fresh, old.Count(r => !now.Contains(r)));
        }

        sweep.State.Restore();
        return effects;
    }

    public bool IsNone => _tables.Values.All(t => t.Fresh.Count == 0 && t.Gone == 0);

    /// <summary>Columns that two equal calls fill in different ways: ids, secrets, seals.</summary>
    public HashSet<(string Table, int Column)> Volatile(Effects other)
    {
        var found = new HashSet<(string, int)>();
        foreach (var (table, (fresh, _)) in _tables)
        {
            foreach (var (one, two) in fresh.Zip(other._tables[table].Fresh))
            {
                found.UnionWith(Enumerable.Range(0, one.Length).Where(i => one[i] != two[i]).Select(i => (table, i)));
            }
        }

        return found;
    }

    /// <returns>Where the other one left something else; null where both did the same.</returns>
    public string? Difference(Effects other, HashSet<(string Table, int Column)> except) => Status != other.Status
        ? $"answered {other.Status} instead of {Status}"
        : _tables.Keys.FirstOrDefault(t => _tables[t].Gone != other._tables[t].Gone || !Told(t, except).SequenceEqual(other.Told(t, except))) is { } table
            ? $"{table}: {string.Join(" / ", other.Told(table, except).Except(Told(table, except)).Take(2))} instead of {string.Join(" / ", Told(table, except).Except(other.Told(table, except)).Take(2))}"
            : null;

    private IEnumerable<string> Told(string table, HashSet<(string Table, int Column)> except) =>
        _tables[table].Fresh.Select(r => string.Join('|', r.Select((v, i) => except.Contains((table, i)) ? "…" : v))).Order(StringComparer.Ordinal);
}
