using System.Text;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Uploads;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Icmesh.Imports.Pages.Imports;

/// <summary>Step 2: which column of the file is which of ours, with the first rows as they would be read.</summary>
internal sealed class ColumnsModel(UploadStore store, IEnumerable<IImportKind> kinds, ICurrentUser user, MappingMemories memories)
    : UploadPageModel(store, kinds, user)
{
    public static readonly string[] DatePatterns = ["dd/MM/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "MM/dd/yyyy", "d/M/yyyy", "yyyy/MM/dd"];

    [BindProperty] public ColumnChoices Input { get; set; } = new();

    public UploadTable Table { get; private set; } = null!;
    public bool IsRemembered { get; private set; }
    public IReadOnlyList<IImportKind> Creatable { get; private set; } = [];

    /// <summary>Words of choice columns that are none of ours, by column.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ForeignWords { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<(TableRow Row, ImportRow? Typed, IReadOnlyList<ImportError> Errors)> Preview { get; private set; } = [];

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (Upload.Outcome is not null)
        {
            return RedirectToPage("/Imports/Done", new { Id });
        }

        var known = Upload.Map ?? await memories.FindAsync(Kind.Name, Table.HeadingsKey, cancellationToken);
        IsRemembered = Upload.Map is null && known is not null;
        Input = known is null ? ColumnChoices.Proposed(Kind, Table.Header) : ColumnChoices.Of(MapFile.Parse(Encoding.UTF8.GetBytes(known)));
        Show(cancellationToken);
        return Page();
    }

    /// <summary>Draws the page anew with what is chosen so far.</summary>
    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Show(cancellationToken);
        return Page();
    }

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        var map = Map();
        try
        {
            AutoMap.Check(Kind, map.Columns);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Reason.ToString());
            Show(cancellationToken);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var json = MapText.Write(map);
        await Store.SaveAsync(Upload with { Map = json }, cancellationToken);
        await memories.KeepAsync(Kind.Name, Table.HeadingsKey, json, cancellationToken);
        return RedirectToPage("/Imports/Check", new { Id });
    }

    /// <summary>The map as a file, for the command line.</summary>
    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnGetMapAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        return File(Encoding.UTF8.GetBytes(Upload.Map ?? MapText.Write(Map())), "application/json", $"{Kind.Name}.map.json");
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Table = UploadTable.Read(Store.FileOf(Upload), new(), cancellationToken);
        Creatable = [.. AllKinds.Where(k => Kind.Columns.Any(c => c.Reference == k.Name) && ColumnChoices.IsCreatable(k) && Asker.Has(k.Permission))];
        Input.From = Input.From.Where(f => f.Value is null or "" or ColumnChoices.ConstantMark || int.TryParse(f.Value, out var p) && p >= 1 && p <= Table.Header.Count)
            .ToDictionary(f => f.Key, f => f.Value);
    }

    private ImportMap Map() =>
        Input.ToMap(Kind, [.. Creatable.Where(k => Kind.Columns.Any(c => c.Reference == k.Name && Input.From.GetValueOrDefault(c.Name) is { Length: > 0 }))]);

    private void Show(CancellationToken cancellationToken)
    {
        // The page shows what was computed, not what was posted.
        ModelState.Remove("Input.Words");
        var chosen = Kind.Columns.Where(c => c.Type is ColumnType.Choice && Input.PositionOf(c.Name) > 0).ToList();
        var words = Table.Words([.. chosen.Select(c => Input.PositionOf(c.Name))], cancellationToken);
        var typing = new CellTyping(Input.Read);
        ForeignWords = chosen.ToDictionary(
            c => c.Name, c => (IReadOnlyList<string>)[.. words[Input.PositionOf(c.Name)].Where(w => typing.Type(c, w, null).Refusal is not null)]);
        var mapper = new RowMapper(Kind.Columns, Map().Columns, Table.Header, Input.Read);
        Preview = [.. Table.FirstRows.Select(row =>
        {
            var errors = new List<ImportError>();
            return (row, mapper.Map(row, errors.Add), (IReadOnlyList<ImportError>)errors);
        })];
    }

    /// <summary>The word of ours chosen for a foreign one, else the nearest.</summary>
    public string? Chosen(ImportColumn column, string word) =>
        Input.Words.Find(w => w.Column == column.Name && string.Equals(w.From, word, StringComparison.OrdinalIgnoreCase))?.To ?? Words.Nearest(word, column.Choices);
}
