using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Hours;

/// <summary>Twelve months by site; a month is opened by its address and reported below.</summary>
internal sealed class IndexModel(
    ContractorsDb db, ISiteDirectory siteDirectory, ReportManHours report, SiteClock clock, IStringLocalizer<ContractorsText> text) : PageModel
{
    [FromRoute] public string Code { get; set; } = "";

    [BindProperty] public ManHoursInput Input { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>The reported month that the address names.</summary>
    public Guid? Opened { get; private set; }

    public IReadOnlyList<SiteCard> Sites { get; private set; } = [];
    public IReadOnlyList<YearMonth> Months { get; private set; } = [];
    public IReadOnlyDictionary<(Guid Site, int Month), ManHours> Cells { get; private set; } = new Dictionary<(Guid, int), ManHours>();
    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];
    public IEnumerable<SelectListItem> SiteOptions => Sites.Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()));
    public IEnumerable<SelectListItem> MonthOptions => Months.Select(m => new SelectListItem(m.FirstDay.ToString("MMMM yyyy", null), m.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Requires(ContractorsPermissions.ManHours)]
    public async Task OnGetAsync(Guid? site, int? month, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var cell = site is { } at && month is { } of ? Cells.GetValueOrDefault((at, of)) : null;
        Opened = cell?.Id;
        Input = new() { SiteId = site, Month = month ?? Months[0].Number, Hours = cell?.Hours, Headcount = cell?.Headcount, Version = cell?.Version ?? 0 };
    }

    [Requires(ContractorsPermissions.ManHours)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var contractor = await LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return await report.RunAsync(contractor.Id, Input, cancellationToken)
                ? Redirect($"/Contractors/{Uri.EscapeDataString(contractor.Code)}/Hours")
                : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, "Input.Hours");
        }
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await LoadAsync(cancellationToken);
        var stored = Cells.GetValueOrDefault((Input.SiteId!.Value, Input.Month!.Value));
        Conflict =
        [
            new(text["Hours"], stored?.Hours.ToString("N0", null), Input.Hours?.ToString("N0", null)),
            new(text["Headcount"], stored?.Headcount.ToString("N0", null), Input.Headcount?.ToString("N0", null)),
        ];
        Input.Version = stored?.Version ?? 0;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    private async Task<Contractor> LoadAsync(CancellationToken cancellationToken)
    {
        var contractor = await db.OpenAsync(Code, cancellationToken, own: true);
        Name = contractor.Name;
        Sites = await siteDirectory.ListAsync(cancellationToken);
        var last = YearMonth.Of(clock.Today);
        Months = [.. Enumerable.Range(0, 2 * EvaluationWindow.Months).Select(back => last.Add(-back))];
        var first = Months[^1].Number;
        Cells = await db.ManHours.AsNoTracking().Where(h => h.ContractorId == contractor.Id && h.Month >= first)
            .ToDictionaryAsync(h => (h.SiteId, h.Month), cancellationToken);
        return contractor;
    }
}
