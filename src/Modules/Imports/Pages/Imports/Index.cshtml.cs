using System.Globalization;
using Icmesh.Imports.Data;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Uploads;
using Icmesh.Imports.Writing;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Imports.Pages.Imports;

/// <summary>Step 1: what kind of records, which file. Below it, what came in lately.</summary>
[UploadLimit(30)]
[RequestFormLimits(MultipartBodyLengthLimit = 31 << 20)]
internal sealed class IndexModel(
    IEnumerable<IImportKind> kinds, UploadStore store, ImportsDb db, ICurrentUser user, IStringLocalizer<ImportsText> text) : PageModel
{
    private const int RunsShown = 20;

    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public IFormFile? Table { get; set; }

    public IReadOnlyList<IImportKind> Kinds => [.. kinds.Where(k => user.Has(k.Permission))];
    public IReadOnlyList<ImportRun> Runs { get; private set; } = [];

    /// <summary>A column's title within a sentence: small letters, abbreviations as they are.</summary>
    internal static string Inside(Sentence title) =>
        string.Join(' ', title.ToString().Split(' ').Select(w => w.Count(char.IsUpper) > 1 ? w : w.ToLower(CultureInfo.CurrentUICulture)));

    [Requires(ImportsPermissions.Run)]
    public Task OnGetAsync(string? kind, CancellationToken cancellationToken)
    {
        Kind = kind;
        return ShowAsync(cancellationToken);
    }

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnGetTemplateAsync(string kind, CancellationToken cancellationToken)
    {
        var found = Kinds.FirstOrDefault(k => k.Name == kind) ?? throw new NotFoundException($"kind {kind}");
        var stream = new MemoryStream();
        await TemplateBook.WriteAsync(found, stream, cancellationToken);
        stream.Position = 0;
        return File(stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"icmesh-{found.Name}.xlsx");
    }

    [Requires(ImportsPermissions.Run)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kind = Kinds.FirstOrDefault(k => k.Name == Kind);
        if (kind is null)
        {
            ModelState.AddModelError(nameof(Kind), text["ChooseKind"]);
        }

        if (Table is not { Length: > 0 })
        {
            ModelState.AddModelError(nameof(Table), text["ChooseFile"]);
        }

        if (!ModelState.IsValid || kind is null || Table is null)
        {
            return await AgainAsync(cancellationToken);
        }

        try
        {
            await using var content = Table.OpenReadStream();
            var upload = await store.AddAsync(content, kind.Name, Table.FileName, user.Name, cancellationToken);
            return RedirectToPage(IsOurs(upload, kind, cancellationToken) ? "/Imports/Check" : "/Imports/Columns", new { upload.Id });
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(nameof(Table), $"{refused.Reason} {refused.Remedy}");
            return await AgainAsync(cancellationToken);
        }
    }

    /// <summary>Whether the headings are ours, as in a template: then nothing is left to map.</summary>
    private bool IsOurs(Upload upload, IImportKind kind, CancellationToken cancellationToken)
    {
        var header = UploadTable.Read(store.FileOf(upload), new(), cancellationToken).Header;
        try
        {
            AutoMap.Check(kind, AutoMap.Exact(kind, header).Columns);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Runs = await db.Runs.AsNoTracking().OrderByDescending(r => r.At).Take(RunsShown).ToListAsync(cancellationToken);
}
