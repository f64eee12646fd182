using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Competency.Pages.Competency.Certificates;

/// <summary>A new certificate of a worker, the renewal of one, or the correction of one that the address names.</summary>
[UploadLimit(AttachmentsPage.MegaBytes)]
internal sealed class EditModel(CompetencyDb db, OpenCertificate open, SaveCertificate save, IRuleTables tables, IStringLocalizer<CompetencyText> text) : PageModel
{
    [FromRoute] public Guid? Id { get; set; }

    [FromQuery(Name = "worker")] public Guid? Worker { get; set; }

    [FromQuery(Name = "renews")] public Guid? Renews { get; set; }

    [BindProperty] public CertificateInput Input { get; set; } = new();

    [BindProperty] public IFormFile? Evidence { get; set; }

    public WorkerCard Person { get; private set; } = null!;

    public CertificateTypes Types { get; private set; } = CertificateTypes.None;

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    /// <summary>Kept as they are: they make the certificate the one that it is.</summary>
    public bool IsFixed => Id is not null;

    public IReadOnlyList<SelectListItem> TypeOptions => [.. Types.Types.Select(t => new SelectListItem(t.Classes is null ? t.Title.ToString() : $"{t.Title} ({string.Join(", ", t.Classes)})", t.Code))];

    public IReadOnlyList<SelectListItem> Employers => [new(text["Employer.This"], "true"), new(text["Employer.Other"], "false")];

    [Requires(CompetencyPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } known)
        {
            Input = IsFixed ? CertificateInput.Of(known) : CertificateInput.Renewing(known);
        }
    }

    [Requires(CompetencyPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var known = await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            if (IsFixed)
            {
                (Input.Type, Input.Number, Input.IssuedOn) = (known!.Type, known.Number, known.IssuedOn);
            }

            var type = Types.Find(Input.Type) ?? throw new RefusedException(new("Jenis sertifikat ini tidak ada.", "There is no such certificate type."), new("Pilih dari daftar.", "Choose from the list."));
            if (!IsFixed)
            {
                return Redirect($"/Competency/Certificates/{await save.AddAsync(Person, Input.Entry(type), known, Evidence, cancellationToken)}");
            }

            return await save.EditAsync(known!, Input.Entry(type), Input.Version, cancellationToken) ? Redirect($"/Competency/Certificates/{Id}") : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var stored = CertificateInput.Of((await OpenAsync(cancellationToken))!);
        Conflict =
        [
            new(text["Class"], stored.Class, Input.Class), new(text["Scope"], stored.Scope, Input.Scope), new(text["Issuer"], stored.Issuer, Input.Issuer), new(text["ExpiresOn"], $"{stored.ExpiresOn:yyyy-MM-dd}", $"{Input.ExpiresOn:yyyy-MM-dd}"),
        ];
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    /// <returns>The certificate that is corrected or renewed; null for a new one.</returns>
    /// <exception cref="NotFoundException">Certificate or worker are not there, or not for this user.</exception>
    private async Task<Certificate?> OpenAsync(CancellationToken cancellationToken)
    {
        Types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var known = (Id ?? Renews) is { } id ? await open.RunAsync(id, cancellationToken) : null;
        Person = await open.WorkerAsync(known?.WorkerId ?? Worker ?? throw new NotFoundException("worker"), cancellationToken);
        return known;
    }
}
