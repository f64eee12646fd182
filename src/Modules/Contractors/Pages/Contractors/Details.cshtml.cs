using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors;

internal sealed class DetailsModel(ContractorsDb db, IManHoursDirectory manHours, SiteClock clock) : PageModel
{
    [FromRoute] public string Code { get; set; } = "";

    public Contractor Contractor { get; private set; } = null!;

    public (string Code, string Name)? Main { get; private set; }

    public IReadOnlyList<SubRow> Subcontractors { get; private set; } = [];

    public IReadOnlyList<ContractRow> Contracts { get; private set; } = [];

    /// <summary>Null where the persons of this company are not for the reader.</summary>
    public int? Workers { get; private set; }

    /// <summary>The twelve months of the score, newest first; null hours were not reported.</summary>
    public IReadOnlyList<MonthRow> Months { get; private set; } = [];

    [Requires(ContractorsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Contractor = await db.OpenAsync(Code, cancellationToken);
        var id = Contractor.Id;
        var main = await db.Contractors.Where(c => c.Id == Contractor.MainContractorId).Select(c => new { c.Code, c.Name }).SingleOrDefaultAsync(cancellationToken);
        Main = main is null ? null : (main.Code, main.Name);
        Subcontractors = await db.Contractors.Where(c => c.MainContractorId == id).OrderBy(c => c.NormalizedCode)
            .Select(c => new SubRow(c.Code, c.Name, c.Status)).ToListAsync(cancellationToken);
        Contracts = await (from c in db.Contracts
                           join s in db.Sites on c.SiteId equals s.Id
                           where c.ContractorId == id
                           orderby c.To descending, c.Number
                           select new ContractRow(
                               c.Id, c.Number, c.Title, c.RiskClass, s.Name, db.Areas.Where(a => a.Id == c.AreaId).Select(a => a.Name).FirstOrDefault(), c.From, c.To)).ToListAsync(cancellationToken);
        Workers = !db.Fence.SeesPersonsOf(id) ? null : await db.Workers.CountAsync(w => w.ContractorId == id, cancellationToken);
        Months = await MonthsAsync(id, cancellationToken);
    }

    private async Task<IReadOnlyList<MonthRow>> MonthsAsync(Guid id, CancellationToken cancellationToken)
    {
        var window = EvaluationWindow.EndingOn(clock.Today, clock);
        var reported = (await manHours.ReadAsync([id], window.FirstMonth, window.LastMonth, cancellationToken)).ToDictionary(h => h.Month);
        return [.. Enumerable.Range(0, EvaluationWindow.Months).Select(back => window.LastMonth.Add(-back))
            .Select(month => reported.TryGetValue(month, out var hours) ? new MonthRow(month, hours.Hours, hours.Headcount) : new MonthRow(month, null, null))];
    }

    internal sealed record SubRow(string Code, string Name, ContractorStatus Status);

    internal sealed record ContractRow(Guid Id, string Number, string Title, RiskClass RiskClass, string Site, string? Area, DateOnly From, DateOnly To);

    internal sealed record MonthRow(YearMonth Month, long? Hours, int? Headcount);
}
