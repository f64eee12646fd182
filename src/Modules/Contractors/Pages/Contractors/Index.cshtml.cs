using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors;

internal sealed class IndexModel(ContractorsDb db, ISiteDirectory siteDirectory) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [FromQuery(Name = "status")] public ContractorStatus? Status { get; set; }

    [FromQuery(Name = "class")] public CsmsClass? CsmsClass { get; set; }

    [FromQuery(Name = "site")] public string? Site { get; set; }

    public PageOf<Row> Rows { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Sites { get; private set; } = [];

    [Requires(ContractorsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var sites = await siteDirectory.ListAsync(cancellationToken);
        Sites = [.. sites.Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Code, s.Code == Site))];
        Rows = await Sorted(Filtered(sites.FirstOrDefault(s => s.Code == Site)?.Id)).Select(c => new Row(
            c.Code, c.Name, c.Status, c.CsmsClass,
            db.Contractors.Where(m => m.Id == c.MainContractorId).Select(m => m.Name).FirstOrDefault(),
            db.Fence.Own == null || db.Fence.Own == c.Id ? db.Workers.Count(w => w.ContractorId == c.Id) : null,
            db.ManHours.Where(h => h.ContractorId == c.Id).Max(h => (int?)h.Month))).PageAsync(List.Number, List.Size, cancellationToken);
    }

    private IQueryable<Contractor> Filtered(Guid? site)
    {
        var query = db.Contractors.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(List.Words))
        {
            var like = LikeWords.Within(List.Words);
            var code = CodeText.Normalize(List.Words);
            query = query.Where(c => c.NormalizedCode.StartsWith(code) || EF.Functions.Like(c.Name, like, LikeWords.Escape));
        }

        query = Status is { } status ? query.Where(c => c.Status == status) : query;
        query = CsmsClass is { } csms ? query.Where(c => c.CsmsClass == csms) : query;
        return site is { } at
            ? query.Where(c => db.Contracts.Any(x => x.ContractorId == c.Id && x.SiteId == at) || db.ManHours.Any(h => h.ContractorId == c.Id && h.SiteId == at))
            : query;
    }

    private IQueryable<Contractor> Sorted(IQueryable<Contractor> query) => List.Sort switch
    {
        "-code" => query.OrderByDescending(c => c.NormalizedCode),
        "name" => query.OrderBy(c => c.Name).ThenBy(c => c.NormalizedCode),
        "-name" => query.OrderByDescending(c => c.Name).ThenBy(c => c.NormalizedCode),
        "status" => query.OrderBy(c => c.Status).ThenBy(c => c.NormalizedCode),
        "-status" => query.OrderByDescending(c => c.Status).ThenBy(c => c.NormalizedCode),
        _ => query.OrderBy(c => c.NormalizedCode),
    };

    internal sealed record Row(string Code, string Name, ContractorStatus Status, CsmsClass? CsmsClass, string? MainName, int? Workers, int? LastMonth)
    {
        public YearMonth? LastReported => LastMonth is { } month ? new YearMonth(month) : null;
    }
}
