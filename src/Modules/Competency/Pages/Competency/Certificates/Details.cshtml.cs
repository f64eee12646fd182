using System.ComponentModel.DataAnnotations;
using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Competency.Pages.Competency.Certificates;

/// <summary>One certificate: what it says, who made sure of it, what it was used for, and what came before and after it.</summary>
internal sealed class DetailsModel(CompetencyDb db, OpenCertificate open, JudgeCertificate judge, IRuleTables tables, SiteClock clock, IStringLocalizer<CompetencyText> text) : PageModel
{
    private const int MostUses = 50;

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public VerifyInput Verify { get; set; } = new();

    [BindProperty] public RevokeInput Revoke { get; set; } = new();

    [BindProperty] public UseInput Use { get; set; } = new();

    public Certificate Certificate { get; private set; } = null!;

    public WorkerCard Person { get; private set; } = null!;

    public CertificateType? Type { get; private set; }

    public IReadOnlyList<Certificate> Chain { get; private set; } = [];

    public IReadOnlyList<CertificateUse> Uses { get; private set; } = [];

    public CertificateState State => CertificateStates.Of(Certificate.LapsesOn, Certificate.RevokedOn, clock.Today);

    public DateOnly Today => clock.Today;

    public IReadOnlyList<SelectListItem> Ways => [.. Enum.GetValues<Verification>().Select(v => new SelectListItem(text[$"Verification.{v}"], v.ToString()))];

    [Requires(CompetencyPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        (Revoke.From, Use.On) = (clock.Today, clock.Today);
    }

    [Requires(CompetencyPermissions.Verify)]
    public Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellationToken) =>
        DoAsync(nameof(Verify), Verify.How is not null, () => judge.VerifyAsync(Certificate, Verify.How!.Value, cancellationToken), cancellationToken);

    [Requires(CompetencyPermissions.Verify)]
    public Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        DoAsync(nameof(Revoke), Revoke.From is not null, () => judge.RevokeAsync(Certificate, Revoke.From!.Value, Revoke.Reason, cancellationToken), cancellationToken);

    [Requires(CompetencyPermissions.Edit)]
    public Task<IActionResult> OnPostUseAsync(CancellationToken cancellationToken) => DoAsync(nameof(Use), Use.On is not null, () => Type is null
        ? throw new RefusedException(new("Jenis sertifikat ini tidak dikenal lagi.", "This certificate type is not known any more."))
        : judge.UseAsync(Certificate, Type, Use.On!.Value, Use.Work, cancellationToken), cancellationToken);

    /// <param name="form">The one of the three forms that was sent; the others are empty and say nothing.</param>
    /// <param name="isFilled">Where more values come than can be bound, none is, and nothing is said of it.</param>
    private async Task<IActionResult> DoAsync(string form, bool isFilled, Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        foreach (var other in ModelState.Keys.Where(k => !k.StartsWith($"{form}.", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(other);
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        if (!isFilled)
        {
            return this.Again(new RefusedException(new("Isian ini tidak terbaca.", "This form could not be read."), new("Isi sekali lagi, lalu kirim.", "Fill it in once more and send it.")));
        }

        try
        {
            return await work() ? Redirect($"/Competency/Certificates/{Id}") : this.Again(new RefusedException(
                new("Orang lain baru saja mengubah sertifikat ini.", "Somebody else has just changed this certificate."), new("Muat ulang halaman, lalu coba lagi.", "Load the page again and try once more.")));
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        Certificate = await open.RunAsync(Id, cancellationToken);
        Person = await open.WorkerAsync(Certificate.WorkerId, cancellationToken);
        Type = (await tables.LiveAsync<CertificateTypes>(cancellationToken))?.Find(Certificate.Type);
        Chain = await db.Certificates.AsNoTracking().Where(c => c.ChainId == Certificate.ChainId && c.WorkerId == Certificate.WorkerId).OrderByDescending(c => c.IssuedOn).ToListAsync(cancellationToken);
        Uses = await db.Uses.AsNoTracking().Where(u => u.CertificateId == Id).OrderByDescending(u => u.On).Take(MostUses).ToListAsync(cancellationToken);
    }
}

internal sealed class VerifyInput
{
    [Display(Name = "How.Field"), Required] public Verification? How { get; set; }
}

internal sealed class RevokeInput
{
    [Display(Name = "RevokedOn.Field"), Required] public DateOnly? From { get; set; }

    [Display(Name = "Reason.Field"), Required, StringLength(Lengths.Reason)] public string Reason { get; set; } = "";
}

internal sealed class UseInput
{
    [Display(Name = "UsedOn.Field"), Required] public DateOnly? On { get; set; }

    [Display(Name = "Work.Field"), Required, StringLength(Lengths.Work)] public string Work { get; set; } = "";
}
