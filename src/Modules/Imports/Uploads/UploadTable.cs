using System.Security.Cryptography;
using System.Text;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;

namespace Icmesh.Imports.Uploads;

/// <summary>What the mapping page needs to know of a file: headings, the first rows, and the words of some columns.</summary>
internal sealed class UploadTable
{
    public const int RowsShown = 5;
    public const int WordsShown = 40;

    private readonly List<TableRow> _rows;
    private readonly string _path;
    private readonly ReadOptions _options;

    private UploadTable(string path, ReadOptions options, IReadOnlyList<string> header, List<TableRow> rows) =>
        (_path, _options, Header, _rows) = (path, options, header, rows);

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<TableRow> FirstRows => _rows;

    /// <summary>Names this set of headings, so that its mapping is found again.</summary>
    public string HeadingsKey => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Header))));

    public static UploadTable Read(string path, ReadOptions options, CancellationToken cancellationToken)
    {
        using var table = TableFile.Open(path, options, ReadLimits.Web);
        return new(path, options, table.Header, [.. table.Rows(cancellationToken).Where(r => !r.IsExample).Take(RowsShown)]);
    }

    /// <summary>The different words of the columns at these positions, the commonest first.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Words(IReadOnlyCollection<int> positions, CancellationToken cancellationToken)
    {
        var counts = positions.Distinct().ToDictionary(p => p, _ => new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        if (counts.Count > 0)
        {
            using var table = TableFile.Open(_path, _options, ReadLimits.Web);
            foreach (var row in table.Rows(cancellationToken).Where(r => !r.IsExample))
            {
                foreach (var (position, words) in counts)
                {
                    var word = CellTyping.Plain(row.Cells.ElementAtOrDefault(position - 1));
                    words[word] = words.GetValueOrDefault(word) + 1;
                }
            }
        }

        return counts.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)[.. c.Value.Where(w => w.Key.Length > 0).OrderByDescending(w => w.Value).Take(WordsShown).Select(w => w.Key)]);
    }
}
