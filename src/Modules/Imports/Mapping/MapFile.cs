using System.Globalization;
using System.Text.Json;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Mapping;

/// <summary>Reads a map from JSON, strictly: an unknown key is a mistake, never ignored.</summary>
internal static class MapFile
{
    public const int MaxBytes = 256 << 10;

    public static readonly string[] Keys = ["$schema", "kind", "note", "read", "keep", "columns", "create"];
    public static readonly string[] ReadKeys = ["delimiter", "encoding", "decimal", "thousands", "sheet", "headerRow"];
    public static readonly string[] FilterKeys = ["column", "in", "notIn"];
    public static readonly string[] SourceKeys = ["column", "constant", "join", "with", "values", "others", "else", "date", "clean", "note"];

    public static async Task<ImportMap> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(path).Length > MaxBytes
                ? throw new RefusedException(
                    new Sentence($"Peta lebih dari {MaxBytes >> 10} KB.", $"The map is larger than {MaxBytes >> 10} KB."),
                    new Sentence("Periksa apakah berkasnya benar.", "Check that it is the right file."))
                : Parse(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                new Sentence($"Peta {path} tidak dapat dibuka.", $"Map {path} cannot be opened."),
                new Sentence("Periksa nama, letak dan hak bacanya.", "Check its name, place and permissions."), e);
        }
    }

    public static ImportMap Parse(ReadOnlySpan<byte> json)
    {
        var root = JsonPart.Parse(json).Only(Keys);
        _ = root["note"]?.String();
        return new()
        {
            Kind = root["kind"]?.String(),
            Read = root["read"] is { } read ? Options(read.Only(ReadKeys)) : new(),
            Keep = root["keep"]?.Array().Members.Select(m => Filter(m.Value.Only(FilterKeys))).ToList() ?? [],
            Columns = Sources(root["columns"]?.Object() ?? throw root.Wrong(new("\"columns\" belum ada", "\"columns\" is missing"))),
            Create = root["create"]?.Object().Members.ToDictionary(m => m.Name, m => (IReadOnlyDictionary<string, ValueSource>)Sources(m.Value.Object())) ?? [],
        };
    }

    private static ReadOptions Options(JsonPart read) => new()
    {
        Delimiter = read["delimiter"] is not { } delimiter ? null : delimiter.OneOf(",", ";", "\t", "|")[0],
        Encoding = read["encoding"]?.String(),
        Decimal = read["decimal"]?.OneOf("point", "comma") == "comma" ? DecimalMark.Comma : DecimalMark.Point,
        Thousands = read["thousands"]?.Flag() ?? false,
        Sheet = read["sheet"]?.String(),
        HeaderRow = read["headerRow"]?.Number() ?? 1,
    };

    private static RowFilter Filter(JsonPart filter)
    {
        var values = filter["in"] ?? filter["notIn"];
        return filter["column"] is not { } column || values is null || filter["in"] is not null && filter["notIn"] is not null
            ? throw filter.Wrong(new("filter perlu \"column\" dan salah satu dari \"in\" atau \"notIn\"", "a filter needs \"column\" and either \"in\" or \"notIn\""))
            : new(Column(column), filter["in"] is not null, [.. values.Array().Members.Select(m => m.Value.String())]);
    }

    private static Dictionary<string, ValueSource> Sources(JsonPart sources) =>
        ByName(sources, Source);

    private static Dictionary<string, T> ByName<T>(JsonPart parts, Func<JsonPart, T> read)
    {
        var found = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in parts.Members)
        {
            if (!found.TryAdd(name.Trim(), read(value)))
            {
                throw value.Wrong(new($"\"{name}\" ditulis dua kali", $"\"{name}\" is written twice"));
            }
        }

        return found;
    }

    private static ColumnRef Column(JsonPart part) => part.Type is JsonTokenType.Number ? new(null, part.Number()) : new(part.String(), 0);

    private static ValueSource Source(JsonPart part)
    {
        if (part.Type is JsonTokenType.String or JsonTokenType.Number)
        {
            return new() { Column = Column(part) };
        }

        part.Only(SourceKeys);
        _ = part["note"]?.String();
        if (new[] { part["column"], part["constant"], part["join"] }.Count(p => p is not null) != 1)
        {
            throw part.Wrong(new("perlu tepat satu dari \"column\", \"constant\", \"join\"", "needs exactly one of \"column\", \"constant\", \"join\""));
        }

        var otherwise = part["else"];
        var others = part["others"]?.OneOf("refuse", "keep");
        if (part["values"] is null && (otherwise ?? part["others"]) is { } alone || otherwise is not null && others is not null && (alone = otherwise) is not null)
        {
            throw alone.Wrong(new("\"else\" atau \"others\" hanya satu, dan hanya bersama \"values\"", "only one of \"else\" and \"others\", and only with \"values\""));
        }

        return new()
        {
            Column = part["column"] is { } column ? Column(column) : null,
            Constant = part["constant"]?.String(),
            Join = part["join"]?.Array().Members.Select(m => Source(m.Value)).ToList(),
            With = part["with"]?.String() ?? " ",
            Values = part["values"] is { } values ? ByName(values.Object(), v => v.IsNull ? null : v.String()) : null,
            Others = otherwise is not null ? Others.Replace : others == "keep" ? Others.Keep : Others.Refuse,
            Else = otherwise is null or { IsNull: true } ? null : otherwise.String(),
            Date = part["date"] is { } date ? DatePattern(date) : null,
            Clean = part["clean"]?.OneOf("code", "text") switch { "code" => Cleaning.Code, "text" => Cleaning.Text, _ => Cleaning.None },
        };
    }

    private static string DatePattern(JsonPart part)
    {
        var pattern = part.String();
        try
        {
            var sample = new DateTime(2031, 12, 29, 23, 45, 0).ToString(pattern, CultureInfo.InvariantCulture);
            return pattern.Length > 1 && DateTime.ParseExact(sample, pattern, CultureInfo.InvariantCulture) is { Year: 2031, Month: 12, Day: 29 } ? pattern : throw new FormatException();
        }
        catch (FormatException)
        {
            throw part.Wrong(new($"pola tanggal \"{pattern}\" salah; contoh: dd-MM-yyyy HH:mm", $"date pattern \"{pattern}\" is wrong; example: dd-MM-yyyy HH:mm"));
        }
    }
}
