using System.Net.Mime;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Icmesh.Ui;

/// <summary>
/// The files of one record. A module's page derives from it, names the permission of each handler and finds its record behind the
/// fence; the partial <c>_Attachments</c> draws it.
/// </summary>
public abstract class AttachmentsPage(IAttachments attachments, Masking masking, IStringLocalizer<UiText> text) : PageModel
{
    /// <summary>Of one file; the page's attribute <c>UploadLimit</c> says the same.</summary>
    public const int MegaBytes = 10;

    [BindProperty] public IFormFile? Upload { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<AttachmentRow> Rows { get; private set; } = [];

    /// <summary>Whether the person may add and remove.</summary>
    public abstract bool MayEdit { get; }

    /// <summary>What the files of such a record may hold.</summary>
    public abstract DataClass Class { get; }

    /// <summary>Whether names and content are for the reader. To be asked once the record is found.</summary>
    public bool Shows => masking.Shows(Class);

    /// <exception cref="Kernel.Web.NotFoundException">There is no such record, or it is not for this user.</exception>
    protected abstract Task<AttachedTo> RecordAsync(CancellationToken cancellationToken);

    protected async Task ShowAsync(CancellationToken cancellationToken) => Rows = await attachments.ListAsync(await RecordAsync(cancellationToken), cancellationToken);

    /// <summary>The file itself: to be saved, never to be run by the browser as a page of ours.</summary>
    protected async Task<IActionResult> OpenAsync(Guid file, CancellationToken cancellationToken)
    {
        var record = await RecordAsync(cancellationToken);
        if (!Shows)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var content = await attachments.OpenAsync(record, file, cancellationToken);
        var headers = Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var disposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(content.Name);
        headers.ContentDisposition = disposition.ToString();
        return new FileStreamResult(content.Content, content.ContentType);
    }

    protected async Task<IActionResult> AddAsync(CancellationToken cancellationToken)
    {
        var record = await RecordAsync(cancellationToken);
        if (Upload is null)
        {
            return await AgainAsync(record, nameof(Upload), text["Attachments.Choose"], cancellationToken);
        }

        try
        {
            await using var content = Upload.OpenReadStream();
            await attachments.AddAsync(record, Upload.FileName, content, cancellationToken);
            return RedirectToPage();
        }
        catch (RefusedException refused)
        {
            return await AgainAsync(record, nameof(Upload), $"{refused.Reason} {refused.Remedy}".TrimEnd(), cancellationToken);
        }
    }

    protected async Task<IActionResult> RemoveAsync(Guid file, CancellationToken cancellationToken)
    {
        var record = await RecordAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > 1000)
        {
            return await AgainAsync(record, nameof(Reason), text["Attachments.ReasonNeeded"], cancellationToken);
        }

        await attachments.RemoveAsync(record, file, Reason.Trim(), cancellationToken);
        return RedirectToPage(null, new { handler = "" });
    }

    private async Task<IActionResult> AgainAsync(AttachedTo record, string field, string sentence, CancellationToken cancellationToken)
    {
        ModelState.AddModelError(field, sentence);
        Rows = await attachments.ListAsync(record, cancellationToken);
        return this.Again();
    }

    /// <summary>As people read it: 812 KB, 2,4 MB.</summary>
    public static string Size(long bytes) => bytes < 1 << 20 ? $"{Math.Max(1, bytes >> 10):N0} KB" : $"{(decimal)bytes / (1 << 20):N1} MB";
}
