using Icmesh.Contractors.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors;

[UploadLimit(MegaBytes)]
internal sealed class AttachmentsModel(
    ContractorsDb db, IAttachments attachments, ICurrentUser user, Masking masking, IStringLocalizer<UiText> text) : AttachmentsPage(attachments, masking, text)
{
    [FromRoute] public string Code { get; set; } = "";

    public Contractor Contractor { get; private set; } = null!;

    public override bool MayEdit => user.Has(ContractorsPermissions.Edit);

    /// <summary>Papers of the company: licences, certificates, contracts.</summary>
    public override DataClass Class => DataClass.Internal;

    protected override async Task<AttachedTo> RecordAsync(CancellationToken cancellationToken)
    {
        Contractor = await db.OpenAsync(Code, cancellationToken, own: true);
        return new("contractor", Contractor.Id, Contractor.Id);
    }

    [Requires(ContractorsPermissions.View)]
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [Requires(ContractorsPermissions.View)]
    public Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken cancellationToken) => OpenAsync(file, cancellationToken);

    [Requires(ContractorsPermissions.Edit)]
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => AddAsync(cancellationToken);

    [Requires(ContractorsPermissions.Edit)]
    public Task<IActionResult> OnPostRemoveAsync(Guid file, CancellationToken cancellationToken) => RemoveAsync(file, cancellationToken);
}
