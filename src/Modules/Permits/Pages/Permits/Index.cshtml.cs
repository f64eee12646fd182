using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>The board: permits by area and shift, those that end first on top, and what waits for the reader.</summary>
internal sealed class IndexModel(PermitsDb db, IContractorDirectory contractors, ISiteDirectory sites, Shifts shifts, ICurrentUser user, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public PermitFilter Filter { get; set; } = new();

    public PageOf<Permit> Rows { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, ContractorCard> Contractors { get; private set; } = new Dictionary<Guid, ContractorCard>();

    public IReadOnlyDictionary<Guid, AreaCard> Areas { get; private set; } = new Dictionary<Guid, AreaCard>();

    public IReadOnlyList<SelectListItem> AreaOptions { get; private set; } = [];

    /// <summary>How many are in each state, of those that the reader may see.</summary>
    public IReadOnlyDictionary<PermitState, int> Counts { get; private set; } = new Dictionary<PermitState, int>();

    public IReadOnlyList<SelectListItem> ShiftOptions => [.. Enumerable.Range(1, shifts.Count).Select(n => new SelectListItem(shifts.Text(n), $"{n}", n == Filter.Shift))];

    public IReadOnlyList<SelectListItem> StateOptions => [.. Enum.GetValues<PermitState>().Select(s => new SelectListItem(StateText.Of(s).ToString(), s.ToString(), s == Filter.State))];

    public DateTime NowUtc => clock.UtcNow;

    [Requires(PermitsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var codes = (await sites.ListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        var areas = await sites.AreasAsync(cancellationToken);
        Areas = areas.ToDictionary(a => a.Id);
        AreaOptions = [.. areas.Select(a => new SelectListItem($"{codes[a.SiteId]} · {a.Name}", a.Id.ToString(), a.Id == Filter.Area))];
        var query = Filter.Apply(db.Permits.AsNoTracking(), await NamedAsync(cancellationToken), List.Words, shifts, user);
        query = List.Sort switch
        {
            "number" => query.OrderBy(p => p.Number),
            "-number" => query.OrderByDescending(p => p.Number),
            "-end" => query.OrderByDescending(p => p.End).ThenBy(p => p.Id),
            _ => query.OrderBy(p => p.End).ThenBy(p => p.Id),
        };
        Rows = await query.PageAsync(List.Number, List.Size, cancellationToken);
        Contractors = await contractors.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).Distinct()], cancellationToken);
        Counts = await db.Permits.GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    /// <summary>Work that goes on although its time is over, or is about to be.</summary>
    public bool IsClose(Permit permit) => permit.State.IsWorking() && permit.End <= NowUtc.AddHours(1);

    private async Task<IReadOnlyList<Guid>?> NamedAsync(CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(Filter.Contractor) ? null
        : await contractors.FindAsync(Filter.Contractor, cancellationToken) is { } card ? [card.Id] : [];
}
