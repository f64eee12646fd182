using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Observing;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Apd.Pages.Apd.Observations;

/// <summary>One person as seen. The address says of which contractor and doing what; from that come the people and the APD to tick.</summary>
[UploadLimit(AttachmentsPage.MegaBytes)]
internal sealed class CreateModel(Observe observe, ObservedLists lists, SiteClock clock) : PageModel
{
    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    [FromQuery(Name = "job")] public string? Job { get; set; }

    [BindProperty] public ObservationInput Input { get; set; } = new();

    [BindProperty] public IFormFile? Photo { get; set; }

    public ObservedLists Lists => lists;

    [Requires(ApdPermissions.Observe)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await lists.LoadAsync(Contractor, Job, cancellationToken);
        Input.At = clock.ToSite(clock.UtcNow);
    }

    [Requires(ApdPermissions.Observe)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await lists.LoadAsync(Contractor, Job, cancellationToken);
        if (lists.Company is not { } company || lists.Job is not { } job)
        {
            return this.Again(new RefusedException(new("Pilih kontraktor dan pekerjaannya dulu.", "Choose the contractor and its work first.")));
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return Redirect($"/Apd/Observations/{await observe.RunAsync(company, lists.PersonOf(Input.Worker), job, Input, Photo, cancellationToken)}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}

/// <summary>What the form of an observation offers.</summary>
internal sealed class ObservedLists(ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, IJobTypeDirectory jobTypes, ISiteDirectory sites, Fence fence, Masking masking)
{
    private const int Most = 2000;

    private IReadOnlyList<WorkerCard> _people = [];

    public ContractorCard? Company { get; private set; }
    public string? Job { get; private set; }
    public IReadOnlyList<SelectListItem> Companies { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Sites { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    /// <summary>What the work demands anywhere, to be ticked where it is not worn.</summary>
    public IReadOnlyList<SelectListItem> Demands { get; private set; } = [];

    public WorkerCard? PersonOf(Guid? id) => _people.FirstOrDefault(p => p.Id == id);

    public async Task LoadAsync(string? contractor, string? job, CancellationToken cancellationToken)
    {
        var companies = (await contractors.ListAsync(null, Most, withEnded: false, cancellationToken)).Where(c => fence.SeesPersonsOf(c.Id)).ToList();
        Company = string.IsNullOrEmpty(contractor) ? companies.FirstOrDefault() : companies.Find(c => c.Code == contractor);
        Companies = [.. companies.Select(c => new SelectListItem(c.Name, c.Code, c == Company))];
        var jobs = await jobTypes.ListAsync(cancellationToken);
        Job = (jobs.FirstOrDefault(j => j.Code == job) ?? (jobs.Count > 0 ? jobs[0] : null))?.Code;
        Jobs = [.. jobs.Select(j => new SelectListItem(j.Title.ToString(), j.Code, j.Code == Job))];
        _people = Company is null ? [] : await workers.ListAsync(Company.Id, Most, cancellationToken);
        People = [.. _people.Select(w => new SelectListItem($"{masking.Of(DataClass.Personal, w.Name)} · {w.Position} · …{masking.Of(DataClass.Personal, w.NikLast4)}", w.Id.ToString()))];
        var seen = (await sites.ListAsync(cancellationToken)).Where(s => fence.SeesSite(s.Id)).ToDictionary(s => s.Id);
        Sites = [.. seen.Values.Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Areas = [.. (await sites.AreasAsync(cancellationToken)).Where(a => seen.ContainsKey(a.SiteId)).Select(a => new SelectListItem($"{seen[a.SiteId].Code} · {a.Name}", a.Id.ToString()))];
        var catalogue = await books.CatalogueAsync(cancellationToken);
        Demands = Job is null ? [] : [.. (await books.MatrixAsync(cancellationToken)).Of([Job], null).Select(d => new SelectListItem(ItemWords.Title(catalogue, d.Apd), d.Apd)
        {
            Group = d.When is null ? null : new SelectListGroup { Name = d.When.ToString() },
        })];
    }
}
