using System.Diagnostics;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Runs;

/// <summary>Reads a file into typed rows: those of the kind itself and those of the records that a map may create.</summary>
internal sealed class ReadRows(ImportRequest request, IReadOnlyDictionary<string, IImportKind> creatable)
{
    public List<ImportRow> Rows { get; } = [];
    public Dictionary<string, List<ImportRow>> Referred { get; } = new(StringComparer.OrdinalIgnoreCase);
    public ErrorList Errors { get; } = new();
    public int Read { get; private set; }
    public int Filtered { get; private set; }

    public void Run(CancellationToken cancellationToken)
    {
        var options = (request.Map?.Read ?? new()) with { };
        options = options with { Decimal = request.Decimal ?? options.Decimal };
        using var table = TableFile.Open(request.Path, options, request.Limits);
        var map = request.Map ?? AutoMap.Exact(request.Kind, table.Header);
        AutoMap.Check(request.Kind, map.Columns);
        var main = new RowMapper(request.Kind.Columns, map.Columns, table.Header, options);
        var filters = new Filters(map.Keep, table.Header);
        var referred = creatable.Values.Select(k => (Kind: k, Mappers: ReferredMapper(k, map, table.Header, options))).ToList();
        var since = Stopwatch.GetTimestamp();
        foreach (var row in table.Rows(cancellationToken))
        {
            Take(row, filters, main, referred);
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromMilliseconds(200))
            {
                since = Stopwatch.GetTimestamp();
                request.Progress?.Report(new(ImportStep.Reading, Read, 0));
            }
        }
    }

    private void Take(TableRow row, Filters filters, RowMapper main, List<(IImportKind Kind, IReadOnlyList<RowMapper> Mappers)> referred)
    {
        if (row.IsExample)
        {
            return;
        }

        Read++;
        if (row.Problem is { } problem)
        {
            Errors.Add(new(row.Line, "", "", problem.Reason, problem.Remedy));
            return;
        }

        if (!filters.Keep(row))
        {
            Filtered++;
            return;
        }

        if (main.Map(row, Errors.Add) is { } typed)
        {
            Rows.Add(typed);
        }

        foreach (var (kind, mappers) in referred)
        {
            foreach (var mapper in mappers)
            {
                if (mapper.Map(row, e => Errors.Add(e with { Column = $"{kind.Name}.{e.Column}" })) is { } other)
                {
                    Refer(kind, other);
                }
            }
        }
    }

    /// <summary>The first row that names a record describes it.</summary>
    private void Refer(IImportKind kind, ImportRow row)
    {
        if (!Referred.TryGetValue(kind.Name, out var rows))
        {
            Referred.Add(kind.Name, rows = []);
        }

        if (_codes.Add((kind.Name, CodeOf(row))))
        {
            rows.Add(row);
        }
    }

    private readonly HashSet<(string Kind, string Code)> _codes = [];

    public static string CodeOf(ImportRow row) => Kernel.Data.CodeText.Normalize(row.Raw(CodeColumn));

    public const string CodeColumn = "code";

    /// <summary>One mapper per column that names such a record, unless the map itself says where the code comes from.</summary>
    private IReadOnlyList<RowMapper> ReferredMapper(IImportKind kind, ImportMap map, IReadOnlyList<string> header, ReadOptions options)
    {
        var sources = map.Create[kind.Name];
        if (sources.ContainsKey(CodeColumn))
        {
            AutoMap.Check(kind, sources);
            return [new(kind.Columns, sources, header, options)];
        }

        var names = request.Kind.Columns.Where(c => c.Reference == kind.Name && map.Columns.ContainsKey(c.Name)).ToList();
        return names.Count == 0
            ? throw new RefusedException(
                new Sentence($"Peta membuat {kind.Name}, tetapi tidak ada kolom yang menyebutnya.", $"The map creates {kind.Name}, but no column names them."),
                new Sentence("Tambahkan \"code\" pada bagian create.", "Add \"code\" to that part of create."))
            : [.. names.Select(column =>
            {
                var all = new Dictionary<string, ValueSource>(sources, StringComparer.OrdinalIgnoreCase) { [CodeColumn] = map.Columns[column.Name] };
                AutoMap.Check(kind, all);
                return new RowMapper(kind.Columns, all, header, options);
            })];
    }

    private sealed class Filters(IReadOnlyList<RowFilter> filters, IReadOnlyList<string> header)
    {
        private readonly List<(int Index, bool In, HashSet<string> Values)> _filters =
        [
            .. filters.Select(f => (new HeaderIndex(header).Find(f.Column), f.In, new HashSet<string>(f.Values.Select(v => v.Trim()), StringComparer.OrdinalIgnoreCase))),
        ];

        public bool Keep(TableRow row) => _filters.TrueForAll(f => f.Values.Contains(CellTyping.Plain(row.Cells.ElementAtOrDefault(f.Index))) == f.In);
    }
}
