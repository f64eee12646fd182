using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Files of one attachment that the permit's types demand.</summary>
[UploadLimit(MegaBytes)]
internal sealed class DocumentsModel(Drafts drafts, PermitDocuments documents, IAttachments attachments, ICurrentUser user, Masking masking, IStringLocalizer<UiText> text) : AttachmentsPage(attachments, masking, text)
{
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid Document { get; set; }

    public Permit Permit { get; private set; } = null!;

    public Sentence Title { get; private set; } = Sentence.Empty;

    /// <summary>What was approved stays as it was.</summary>
    public override bool MayEdit => user.Has(PermitsPermissions.Apply) && Permit.State is PermitState.Draft;

    /// <summary>Plans and lists name people.</summary>
    public override DataClass Class => DataClass.Personal;

    protected override async Task<AttachedTo> RecordAsync(CancellationToken cancellationToken)
    {
        Permit = await drafts.OpenAsync(Id, cancellationToken);
        (var row, Title) = await documents.OpenAsync(Permit, Document, cancellationToken);
        return new(PermitDocument.Subject, row.Id, row.ContractorId);
    }

    [Requires(PermitsPermissions.View)]
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [Requires(PermitsPermissions.View)]
    public Task<IActionResult> OnGetFileAsync([FromQuery] Guid file, CancellationToken cancellationToken) => OpenAsync(file, cancellationToken);

    [Requires(PermitsPermissions.Apply)]
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => IfDraftAsync(() => AddAsync(cancellationToken), cancellationToken);

    [Requires(PermitsPermissions.Apply)]
    public Task<IActionResult> OnPostRemoveAsync(Guid file, CancellationToken cancellationToken) => IfDraftAsync(() => RemoveAsync(file, cancellationToken), cancellationToken);

    private async Task<IActionResult> IfDraftAsync(Func<Task<IActionResult>> change, CancellationToken cancellationToken)
    {
        await RecordAsync(cancellationToken);
        if (MayEdit)
        {
            return await change();
        }

        await ShowAsync(cancellationToken);
        return this.Again(new RefusedException(new("Izin ini bukan draf lagi.", "This permit is no draft any more."), new("Minta dikembalikan ke pemohon dahulu.", "Have it returned to the applicant first.")));
    }
}
