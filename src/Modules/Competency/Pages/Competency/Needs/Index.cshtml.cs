using Icmesh.Competency.Checks;
using Icmesh.Competency.Facts;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Competency.Pages.Competency.Needs;

/// <summary>What the people of a company still need for their positions: as training to plan, and person by person.</summary>
internal sealed class IndexModel(Preparedness preparedness, CompanyChoice choice, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    public ContractorCard? Company { get; private set; }

    public IReadOnlyList<SelectListItem> Contractors { get; private set; } = [];

    public IReadOnlyList<TrainingNeed> Training { get; private set; } = [];

    public PageOf<PreparedWorker> Rows { get; private set; } = new([], 1, 25, 0);

    public int Everybody { get; private set; }

    [Requires(CompetencyPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Company, Contractors) = await choice.ReadAsync(Contractor, all: false, cancellationToken);
        if (Company is null)
        {
            return;
        }

        var people = await preparedness.ReadAsync([Company.Id], clock.Today, cancellationToken);
        Everybody = people.Count;
        Training =
        [
            .. people.SelectMany(p => p.Needs).GroupBy(n => n.Demand.Key).Select(g => new TrainingNeed(g.First().Demand, g.Count(n => n.Held is null), g.Count(n => n.Held is not null && !n.IsMet), g.Count()))
                .Where(t => t.Gap > 0).OrderByDescending(t => t.Gap).ThenBy(t => t.Demand.Key, StringComparer.Ordinal),
        ];
        var missing = people.Where(p => !p.IsFit || !p.IsInducted || p.Needs.Any(n => !n.IsMet)).OrderByDescending(p => p.Needs.Count(n => !n.IsMet)).ThenBy(p => p.Worker.Id).ToList();
        Rows = new([.. missing.Skip((List.Number - 1) * List.Size).Take(List.Size)], List.Number, List.Size, missing.Count);
    }

    /// <param name="Never">People who never had it.</param>
    /// <param name="Renew">People who have one that does not count any more, or not enough.</param>
    /// <param name="Required">People whose position demands it.</param>
    internal sealed record TrainingNeed(Demand Demand, int Never, int Renew, int Required)
    {
        public int Gap => Never + Renew;
    }
}
