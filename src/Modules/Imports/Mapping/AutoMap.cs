using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Mapping;

/// <summary>Maps a file whose headings are already ours, and proposes a map for one whose headings are not.</summary>
internal static class AutoMap
{
    /// <summary>The map of a file in our own form. An unknown heading is refused: it would be lost in silence.</summary>
    public static ImportMap Exact(IImportKind kind, IReadOnlyList<string> header)
    {
        var columns = new Dictionary<string, ValueSource>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            var key = Words.Key(header[i]);
            if (kind.Columns.FirstOrDefault(c => Words.Key(c.Name) == key) is not { } column)
            {
                throw Unknown(kind, header[i], i + 1);
            }

            if (!columns.TryAdd(column.Name, new() { Column = new(null, i + 1) }))
            {
                throw new RefusedException(
                    new Sentence($"Kolom \"{header[i]}\" ada dua kali.", $"Column \"{header[i]}\" is there twice."),
                    new Sentence("Hapus salah satunya.", "Delete one of them."));
            }
        }

        return new() { Kind = kind.Name, Columns = columns };
    }

    private static RefusedException Unknown(IImportKind kind, string heading, int position)
    {
        var names = kind.Columns.Select(c => c.Name).ToList();
        var near = Words.Nearest(heading, names);
        return new(
            new Sentence($"Kolom {position} \"{heading}\" tidak dikenal untuk {kind.Name}.", $"Column {position} \"{heading}\" is not known for {kind.Name}."),
            near is not null
                ? new Sentence($"Mungkin maksudnya {near}. Ubah judulnya, hapus kolomnya, atau pakai --map.", $"Did you mean {near}? Rename it, delete it, or use --map.")
                : new Sentence($"Yang dikenal: {string.Join(", ", names)}. Ubah judulnya, hapus kolomnya, atau pakai --map.", $"Known are: {string.Join(", ", names)}. Rename it, delete it, or use --map."));
    }

    /// <summary>For each of our columns the position (from 1) of the heading that most likely means it; each heading once.</summary>
    public static IReadOnlyDictionary<string, int> Propose(IImportKind kind, IReadOnlyList<string> header)
    {
        var pairs =
            from column in kind.Columns
            from position in Enumerable.Range(1, header.Count)
            where header[position - 1].Length > 0
            let likeness = Names(column).Max(n => Words.Likeness(n, header[position - 1]))
            where likeness >= 0.7m
            orderby likeness descending
            select (column.Name, position);
        var proposed = new Dictionary<string, int>();
        foreach (var (name, position) in pairs)
        {
            if (!proposed.ContainsKey(name) && !proposed.ContainsValue(position))
            {
                proposed.Add(name, position);
            }
        }

        return proposed;
    }

    private static IEnumerable<string> Names(ImportColumn column) => [column.Name, column.Title.Id, column.Title.En, .. column.Synonyms];

    /// <summary>Refuses a map that names columns we do not have, or leaves out one that we need.</summary>
    public static void Check(IImportKind kind, IReadOnlyDictionary<string, ValueSource> columns)
    {
        var names = kind.Columns.Select(c => c.Name).ToList();
        foreach (var name in columns.Keys.Where(k => !names.Contains(k, StringComparer.OrdinalIgnoreCase)))
        {
            throw new RefusedException(
                new Sentence($"Jenis {kind.Name} tidak punya kolom \"{name}\".", $"Kind {kind.Name} has no column \"{name}\"."),
                Words.Nearest(name, names) is { } near
                    ? new Sentence($"Mungkin maksudnya {near}.", $"Did you mean {near}?")
                    : new Sentence($"Yang dikenal: {string.Join(", ", names)}.", $"Known are: {string.Join(", ", names)}."));
        }

        var missing = kind.Columns.Where(c => c.Required && !columns.ContainsKey(c.Name)).Select(c => c.Name).ToList();
        if (missing.Count > 0)
        {
            var list = string.Join(", ", missing);
            throw new RefusedException(
                new Sentence($"Kolom wajib belum ada: {list}.", $"Required columns are missing: {list}."),
                new Sentence("Tambahkan kolomnya di berkas, atau petakan dengan --map.", "Add them to the file, or map them with --map."));
        }
    }
}
