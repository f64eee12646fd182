using Icmesh.Competency.Data;
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
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Competency.Pages.Competency.Workers;

/// <summary>Results of one worker's check-ups, and a new one. Whoever opens it is recorded.</summary>
internal sealed class FitnessModel(CompetencyDb db, OpenCertificate open, RecordHealth record, SpecificReads reads, IRuleTables tables, SiteClock clock, IStringLocalizer<CompetencyText> text) : PageModel
{
    [FromRoute] public Guid Worker { get; set; }

    [BindProperty] public FitnessInput Input { get; set; } = new();

    public WorkerCard Person { get; private set; } = null!;

    public CertificateTypes Types { get; private set; } = CertificateTypes.None;

    public IReadOnlyList<Fitness> Known { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Results => [.. Enum.GetValues<FitnessResult>().Select(r => new SelectListItem(text[$"Result.{r}"], r.ToString()))];

    public IReadOnlyList<SelectListItem> Restrictions => [.. Types.Restrictions.Select(r => new SelectListItem(r.Title.ToString(), r.Code))];

    [Requires(CompetencyPermissions.Fitness)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        (Input.ExaminedOn, Input.Clinic) = (clock.Today, Known.Count > 0 ? Known[0].Clinic : "");
    }

    [Requires(CompetencyPermissions.Fitness)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await record.FitnessAsync(Person, Input.ToEntry(), Types, cancellationToken);
            return Redirect($"/Competency/Workers/{Worker}/Fitness");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    public string Words(Fitness fitness) => string.Join("; ", fitness.RestrictionCodes.Select(c => Types.Restrictions.FirstOrDefault(r => r.Code == c)?.Title.ToString() ?? c));

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        Person = await open.WorkerAsync(Worker, cancellationToken);
        await reads.OpenAsync(db, RecordHealth.Fitness, Worker, Person.ContractorId, null, cancellationToken);
        Types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        Known = await db.Fitness.AsNoTracking().Where(f => f.WorkerId == Worker).OrderByDescending(f => f.ExaminedOn).ToListAsync(cancellationToken);
    }
}
