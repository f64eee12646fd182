using Icmesh.Apd.Data;
using Icmesh.Apd.Observing;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd.Observations;

[UploadLimit(MegaBytes)]
internal sealed class AttachmentsModel(ApdDb db, IAttachments attachments, ICurrentUser user, Masking masking, IStringLocalizer<UiText> text) : AttachmentsPage(attachments, masking, text)
{
    [FromRoute] public Guid Id { get; set; }

    public Observation Observation { get; private set; } = null!;

    public override bool MayEdit => user.Has(ApdPermissions.Observe);

    /// <summary>People at work.</summary>
    public override DataClass Class => DataClass.Personal;

    protected override async Task<AttachedTo> RecordAsync(CancellationToken cancellationToken)
    {
        Observation = await db.ObservationAsync(Id, cancellationToken);
        return new(Observe.Subject, Observation.Id, Observation.ContractorId);
    }

    [Requires(ApdPermissions.View)]
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [Requires(ApdPermissions.View)]
    public Task<IActionResult> OnGetFileAsync([FromQuery] Guid file, CancellationToken cancellationToken) => OpenAsync(file, cancellationToken);

    [Requires(ApdPermissions.Observe)]
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => AddAsync(cancellationToken);

    [Requires(ApdPermissions.Observe)]
    public Task<IActionResult> OnPostRemoveAsync([FromQuery] Guid file, CancellationToken cancellationToken) => RemoveAsync(file, cancellationToken);
}
