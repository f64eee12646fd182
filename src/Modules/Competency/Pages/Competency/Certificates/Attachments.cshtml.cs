using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Icmesh.Competency.Pages.Competency.Certificates;

[UploadLimit(MegaBytes)]
internal sealed class AttachmentsModel(OpenCertificate open, IAttachments attachments, ICurrentUser user, Masking masking, IStringLocalizer<UiText> text) : AttachmentsPage(attachments, masking, text)
{
    [FromRoute] public Guid Id { get; set; }

    public WorkerCard Person { get; private set; } = null!;

    public override bool MayEdit => user.Has(CompetencyPermissions.Edit);

    /// <summary>Scans of licences, with names and numbers.</summary>
    public override DataClass Class => DataClass.Personal;

    protected override async Task<AttachedTo> RecordAsync(CancellationToken cancellationToken)
    {
        var certificate = await open.RunAsync(Id, cancellationToken);
        Person = await open.WorkerAsync(certificate.WorkerId, cancellationToken);
        return new(CertificateRecord.Noun, certificate.Id, certificate.ContractorId);
    }

    [Requires(CompetencyPermissions.View)]
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [Requires(CompetencyPermissions.View)]
    public Task<IActionResult> OnGetFileAsync([FromQuery] Guid file, CancellationToken cancellationToken) => OpenAsync(file, cancellationToken);

    [Requires(CompetencyPermissions.Edit)]
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => AddAsync(cancellationToken);

    [Requires(CompetencyPermissions.Edit)]
    public Task<IActionResult> OnPostRemoveAsync([FromQuery] Guid file, CancellationToken cancellationToken) => RemoveAsync(file, cancellationToken);
}
