using Icmesh.Imports.Data;
using Icmesh.Imports.Writing;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Imports.Pages.Imports;

/// <summary>All rows of one kind that the asker may see, as a file. Who took what stands in the record.</summary>
internal sealed class ExportModel(
    IEnumerable<IExportKind> kinds, Gate gate, ImportsDb db, ICurrentUser user, TimeProvider time, IStringLocalizer<ImportsText> text) : PageModel
{
    private const string Xlsx = "xlsx", Csv = "csv", XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string Format { get; set; } = Xlsx;

    public IReadOnlyList<IExportKind> Kinds => [.. kinds.Where(k => user.Has(k.Permission)).OrderBy(k => k.Title.ToString(), StringComparer.CurrentCulture)];

    public static IEnumerable<SelectListItem> Formats => [new("Excel (XLSX)", Xlsx), new("CSV", Csv)];

    [Requires(ImportsPermissions.Export)]
    public void OnGet([FromQuery] string? kind) => Kind = kind;

    [Requires(ImportsPermissions.Export), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kind = Kinds.FirstOrDefault(k => k.Name == Kind);
        if (kind is null)
        {
            ModelState.AddModelError(nameof(Kind), text["ChooseKind"]);
        }

        if (Format is not (Xlsx or Csv))
        {
            ModelState.AddModelError(nameof(Format), text["Export.ChooseFormat"]);
        }

        // The fence of the kind's own permission: it may reach less far than that to export.
        return !ModelState.IsValid || kind is null ? this.Again()
            : await gate.OpenAsync(kind.Permission, cancellationToken) ? await TakeAsync(kind, cancellationToken)
            : StatusCode(403);
    }

    /// <summary>Written beside first: an answer that has begun could not say any more that it failed.</summary>
    private async Task<FileStreamResult> TakeAsync(IExportKind kind, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"icmesh-{Guid.NewGuid():N}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            var rows = await ExportTable.WriteAsync(kind, file, Format == Xlsx, cancellationToken);
            db.Record(user, time.GetUtcNow().UtcDateTime, "export.take", "export", null, user.ContractorId, after: new RecordedExport(kind.Name, rows, Format));
            await db.SaveChangesAsync(cancellationToken);
            file.Position = 0;
            return File(file, Format == Xlsx ? XlsxType : "text/csv; charset=utf-8", $"icmesh-{kind.Name}.{Format}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
