using Icmesh.Imports.Reading;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Mapping;

/// <summary>A value's source with its columns found in the header of one file.</summary>
internal sealed class BoundSource
{
    private readonly ValueSource _source;
    private readonly int _index;
    private readonly IReadOnlyList<BoundSource> _parts;

    private BoundSource(ValueSource source, int index, IReadOnlyList<BoundSource> parts) => (_source, _index, _parts) = (source, index, parts);

    public string? Date => _source.Date;

    public static BoundSource Bind(ValueSource source, HeaderIndex header) => new(
        source,
        source.Column is { } column ? header.Find(column) : -1,
        source.Join?.Select(p => Bind(p, header)).ToList() ?? []);

    /// <summary>The value of a row and, where it has none, why.</summary>
    public Typed Read(TableRow row)
    {
        var value = Taken(row);
        if (value.Refusal is not null || _source.Values is null && _source.Clean is Cleaning.None)
        {
            return value;
        }

        var text = CellTyping.Plain(value.Value);
        if (_source.Values is { } values)
        {
            var known = values.TryGetValue(text, out var found);
            if (!known && text.Length > 0 && _source.Others is Others.Refuse)
            {
                return new(text, NotListed(text, values));
            }

            text = known ? found ?? "" : _source.Others is Others.Replace ? _source.Else ?? "" : text;
        }

        return new(Words.Clean(text, _source.Clean), null);
    }

    private Typed Taken(TableRow row)
    {
        if (_source.Constant is { } constant)
        {
            return new(constant, null);
        }

        if (_parts.Count == 0)
        {
            return new(row.Cells.ElementAtOrDefault(_index), null);
        }

        var parts = _parts.Select(p => p.Read(row)).ToList();
        return parts.Find(p => p.Refusal is not null) is { Refusal: not null } refused
            ? refused
            : new(string.Join(_source.With, parts.Select(p => CellTyping.Plain(p.Value)).Where(t => t.Length > 0)), null);
    }

    private static Refusal NotListed(string text, IReadOnlyDictionary<string, string?> values) => new(
        new("Peta tidak memuat kata ini.", "The map does not list this word."),
        Words.Nearest(text, values.Keys) is { } near
            ? new($"Mungkin maksudnya {near}; perbaiki selnya atau tambahkan di peta.", $"Did you mean {near}? Correct the cell or add it to the map.")
            : new("Tambahkan kata ini di peta, atau perbaiki selnya.", "Add this word to the map, or correct the cell."));
}

/// <summary>Finds the columns of a file.</summary>
internal sealed class HeaderIndex(IReadOnlyList<string> header)
{
    public int Find(ColumnRef column)
    {
        if (column.Heading is not { } heading)
        {
            return column.Position <= header.Count
                ? column.Position - 1
                : throw Missing($"{column.Position}", new($"Berkas ini berisi {header.Count} kolom.", $"This file has {header.Count} columns."));
        }

        var found = Indexes(heading, StringComparer.Ordinal);
        found = found.Count > 0 ? found : Indexes(heading, StringComparer.OrdinalIgnoreCase);
        return found.Count switch
        {
            1 => found[0],
            0 => throw Missing(heading, Words.Nearest(heading, header) is { } near
                ? new($"Mungkin maksudnya \"{near}\".", $"Did you mean \"{near}\"?")
                : new($"Kolom yang ada: {string.Join(", ", header)}.", $"Columns that exist: {string.Join(", ", header)}.")),
            _ => throw new RefusedException(
                new Sentence($"Ada {found.Count} kolom berjudul \"{heading}\".", $"There are {found.Count} columns called \"{heading}\"."),
                new Sentence("Ubah judulnya, atau sebut letaknya di peta (1, 2, …).", "Rename one, or name its position in the map (1, 2, …).")),
        };
    }

    private List<int> Indexes(string heading, StringComparer comparer) =>
        [.. Enumerable.Range(0, header.Count).Where(i => comparer.Equals(header[i], heading.Trim()))];

    private static RefusedException Missing(string what, Sentence remedy) => new(
        new Sentence($"Kolom \"{what}\" tidak ada di berkas.", $"The file has no column \"{what}\"."), remedy);
}
