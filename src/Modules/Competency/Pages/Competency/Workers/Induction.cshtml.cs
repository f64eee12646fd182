using Icmesh.Competency.Pages.Competency.Certificates;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Competency.Pages.Competency.Workers;

/// <summary>The result of one worker's induction.</summary>
internal sealed class InductionModel(OpenCertificate open, RecordHealth record, IRuleTables tables, SiteClock clock, IStringLocalizer<CompetencyText> text) : PageModel
{
    [FromRoute] public Guid Worker { get; set; }

    [BindProperty] public InductionInput Input { get; set; } = new();

    public WorkerCard Person { get; private set; } = null!;

    public CertificateTypes Types { get; private set; } = CertificateTypes.None;

    public IReadOnlyList<SelectListItem> Outcomes => [new(text["Passed"], "true"), new(text["NotPassed"], "false")];

    [Requires(CompetencyPermissions.Induct)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Input.GivenOn = clock.Today;
    }

    [Requires(CompetencyPermissions.Induct)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await record.InductionAsync(Person, Input.ToEntry(), Types, cancellationToken);
            return Redirect($"/Competency/Workers/{Worker}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        Person = await open.WorkerAsync(Worker, cancellationToken);
        Types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
    }
}
