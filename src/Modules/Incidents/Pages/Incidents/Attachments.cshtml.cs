using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Icmesh.Incidents.Pages.Incidents;

[UploadLimit(MegaBytes)]
internal sealed class AttachmentsModel(OpenIncident open, IAttachments attachments, ICurrentUser user, Masking masking, IStringLocalizer<UiText> text) : AttachmentsPage(attachments, masking, text)
{
    [FromRoute] public Guid Id { get; set; }

    public Incident Incident { get; private set; } = null!;

    public override bool MayEdit => user.Has(IncidentsPermissions.Edit);

    /// <summary>Photographs of injuries, letters of a clinic.</summary>
    public override DataClass Class => DataClass.Specific;

    protected override async Task<AttachedTo> RecordAsync(CancellationToken cancellationToken)
    {
        Incident = await open.RunAsync(Id, cancellationToken);
        return new("incident", Incident.Id, Incident.ContractorId);
    }

    [Requires(IncidentsPermissions.View)]
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [Requires(IncidentsPermissions.View)]
    public Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken cancellationToken) => OpenAsync(file, cancellationToken);

    [Requires(IncidentsPermissions.Edit)]
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => AddAsync(cancellationToken);

    [Requires(IncidentsPermissions.Edit)]
    public Task<IActionResult> OnPostRemoveAsync(Guid file, CancellationToken cancellationToken) => RemoveAsync(file, cancellationToken);
}
