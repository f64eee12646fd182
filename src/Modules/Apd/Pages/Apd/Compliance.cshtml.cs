using Icmesh.Apd.Data;
using Icmesh.Apd.Facts;
using Icmesh.Apd.Pages.Apd.Observations;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Apd.Pages.Apd;

/// <summary>Compliant observations by all observations, for each contractor and each job type.</summary>
internal sealed class ComplianceModel(ApdDb db, IContractorDirectory contractors, IJobTypeDirectory jobTypes, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ObservationFilter Filter { get; set; } = new();

    public IReadOnlyList<(string Name, string Query, ApdTally Tally)> Contractors { get; private set; } = [];
    public IReadOnlyList<(string Name, string Query, ApdTally Tally)> JobTypes { get; private set; } = [];
    public ApdTally All { get; private set; }

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var window = EvaluationWindow.EndingOn(clock.Today, clock);
        (Filter.From, Filter.To) = (Filter.From ?? window.FirstMonth.FirstDay, Filter.To ?? window.Date);
        var query = Filter.Apply(db.Observations, await Filter.NamedAsync(contractors, cancellationToken), clock);
        var byContractor = await ApdTallies.ByContractorAsync(query, cancellationToken);
        var cards = await contractors.ReadAsync(byContractor.Keys, cancellationToken);
        var period = $"from={Filter.From:yyyy-MM-dd}&to={Filter.To:yyyy-MM-dd}";
        Contractors = [.. byContractor.Where(c => cards.ContainsKey(c.Key)).OrderBy(c => c.Value.Compliance).Select(c => (cards[c.Key].Name, $"contractor={Uri.EscapeDataString(cards[c.Key].Code)}&{period}", c.Value))];
        var byJob = await ApdTallies.ByJobTypeAsync(query, cancellationToken);
        var titles = (await jobTypes.ListAsync(cancellationToken)).ToDictionary(j => j.Code, j => j.Title.ToString());
        JobTypes = [.. byJob.OrderBy(j => j.Value.Compliance).Select(j => (titles.GetValueOrDefault(j.Key, j.Key), $"job={j.Key}&{period}", j.Value))];
        All = byContractor.Values.Aggregate(default(ApdTally), (sum, one) => sum + one);
    }
}
