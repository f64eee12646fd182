using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Imports;

namespace Icmesh.Imports.Mapping;

/// <summary>Turns rows of a file into typed rows of one kind.</summary>
internal sealed class RowMapper
{
    private readonly IReadOnlyList<(ImportColumn Column, BoundSource? Source)> _columns;
    private readonly Dictionary<string, int> _index;
    private readonly CellTyping _typing;

    public RowMapper(IReadOnlyList<ImportColumn> columns, IReadOnlyDictionary<string, ValueSource> sources, IReadOnlyList<string> header, ReadOptions options)
    {
        var index = new HeaderIndex(header);
        _columns = [.. columns.Select(c => (c, sources.TryGetValue(c.Name, out var source) ? BoundSource.Bind(source, index) : null))];
        _index = columns.Select((c, i) => (c.Name, i)).ToDictionary(c => c.Name, c => c.i, StringComparer.OrdinalIgnoreCase);
        _typing = new(options);
    }

    /// <summary>The typed row; each cell that cannot be read is told to <paramref name="refuse"/> and makes the row null.</summary>
    public ImportRow? Map(TableRow row, Action<ImportError> refuse)
    {
        var values = new object?[_columns.Count];
        var raw = new string[_columns.Count];
        var isGood = true;
        for (var i = 0; i < values.Length; i++)
        {
            var (column, source) = _columns[i];
            raw[i] = "";
            if (source is null)
            {
                continue;
            }

            var taken = source.Read(row);
            raw[i] = CellTyping.Plain(taken.Value);
            var typed = taken.Refusal is null ? _typing.Type(column, taken.Value, source.Date) : taken;
            values[i] = typed.Value;
            if (typed.Refusal is { } refusal)
            {
                isGood = false;
                refuse(new(row.Line, column.Name, raw[i], refusal.Reason, refusal.Remedy));
            }
        }

        return isGood ? new(row.Line, new Cells<object?>(_index, values), new Cells<string>(_index, raw)) : null;
    }

    /// <summary>One row's cells by column name; the names are shared by all rows.</summary>
    private sealed class Cells<T>(Dictionary<string, int> index, T[] cells) : IReadOnlyDictionary<string, T>
    {
        public T this[string key] => cells[index[key]];
        public IEnumerable<string> Keys => index.Keys;
        public IEnumerable<T> Values => cells;
        public int Count => cells.Length;

        public bool ContainsKey(string key) => index.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
        {
            var found = index.TryGetValue(key, out var i);
            value = found ? cells[i] : default;
            return found;
        }

        public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => index.Select(i => KeyValuePair.Create(i.Key, cells[i.Value])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
