using System.IO.Compression;
using System.Xml;

namespace Icmesh.Imports.Reading;

/// <summary>
/// Cells of a sheet that hold an error such as #N/A. The reader gives them as empty, and an empty cell where somebody's formula
/// failed must not pass for one that was left empty.
/// </summary>
internal static class XlsxErrors
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The error by cell reference: <c>B7</c>.</summary>
    public static IReadOnlyDictionary<string, string> Find(Stream stream, string sheet)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var id = Elements(zip, "xl/workbook.xml", "sheet", x => (Name: x.GetAttribute("name"), Id: x.GetAttribute("id", Relations))).FirstOrDefault(s => s.Name == sheet).Id;
        var target = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship", x => (Id: x.GetAttribute("Id"), Target: x.GetAttribute("Target"))).FirstOrDefault(r => r.Id == id).Target;
        var errors = new Dictionary<string, string>();
        foreach (var (at, error) in Elements(zip, target?.StartsWith('/') == true ? target[1..] : $"xl/{target}", "c", Error).Where(e => e.At is not null))
        {
            errors[at!] = error;
        }

        return errors;
    }

    private static (string? At, string Value) Error(XmlReader cell) =>
        cell.GetAttribute("t") == "e" && cell.GetAttribute("r") is { } at ? (at, ValueOf(cell)) : (null, "");

    private static string ValueOf(XmlReader cell)
    {
        using var inside = cell.ReadSubtree();
        return inside.ReadToFollowing("v", cell.NamespaceURI) ? inside.ReadElementContentAsString() : "#N/A";
    }

    private static IEnumerable<T> Elements<T>(ZipArchive zip, string part, string name, Func<XmlReader, T> read)
    {
        if (zip.GetEntry(part) is not { } entry)
        {
            yield break;
        }

        using var content = entry.Open();
        using var xml = XmlReader.Create(content, Strict);
        while (xml.Read())
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName == name)
            {
                yield return read(xml);
            }
        }
    }
}
