using Icmesh.Accounts.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Accounts.Pages.Accounts;

internal sealed class IndexModel(AccountsDb db, IContractorDirectory contractors, ICurrentUser user, IStringLocalizer<AccountsText> text) : PageModel
{
    private IReadOnlyDictionary<Guid, ContractorCard> _companies = new Dictionary<Guid, ContractorCard>();

    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [FromQuery(Name = "role")] public string? Role { get; set; }

    [FromQuery(Name = "state")] public string? State { get; set; }

    public PageOf<Row> Rows { get; private set; } = null!;

    public IEnumerable<SelectListItem> RoleOptions =>
        Roles.Role.All.Where(r => user.ContractorId is null || r.IsContractors).Select(r => new SelectListItem(r.Title.ToString(), r.Code, r.Code == Role));

    public IEnumerable<SelectListItem> StateOptions => [new(text["Enabled"], "on", State == "on"), new(text["Disabled"], "off", State == "off")];

    [Requires(AccountsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rows = await Sorted(Filtered()).Select(a => new Row(
            a.Id, a.UserName!, a.DisplayName, a.PhoneNumber, a.ContractorId, a.IsDisabled, a.LastSignInAt,
            a.Roles.Select(r => r.Role).ToList())).PageAsync(List.Number, List.Size, cancellationToken);
        _companies = await contractors.ReadAsync([.. Rows.Rows.Select(r => r.ContractorId).OfType<Guid>().Distinct()], cancellationToken);
    }

    public string CompanyOf(Guid? id) => id is { } company ? _companies.GetValueOrDefault(company)?.Name ?? "–" : text["Company.Smelter"];

    private IQueryable<Account> Filtered()
    {
        var query = db.Accounts.AsNoTracking().SeenBy(user);
        if (!string.IsNullOrWhiteSpace(List.Words))
        {
            var words = List.Words.Trim();
            var like = LikeWords.Within(words);
            var name = SignInName.Normalize(words);
            var phone = PhoneNumber.Normalize(words) ?? words;
            query = query.Where(a => a.NormalizedUserName!.StartsWith(name) || EF.Functions.Like(a.DisplayName, like, LikeWords.Escape) || a.PhoneNumber == phone);
        }

        query = string.IsNullOrEmpty(Role) ? query : query.Where(a => a.Roles.Any(r => r.Role == Role));
        return State is "on" or "off" ? query.Where(a => a.IsDisabled == (State == "off")) : query;
    }

    private IQueryable<Account> Sorted(IQueryable<Account> query) => List.Sort switch
    {
        "name" => query.OrderBy(a => a.NormalizedUserName),
        "-name" => query.OrderByDescending(a => a.NormalizedUserName),
        "last" => query.OrderBy(a => a.LastSignInAt).ThenBy(a => a.NormalizedUserName),
        "-last" => query.OrderByDescending(a => a.LastSignInAt).ThenBy(a => a.NormalizedUserName),
        "-display" => query.OrderByDescending(a => a.DisplayName).ThenBy(a => a.NormalizedUserName),
        _ => query.OrderBy(a => a.DisplayName).ThenBy(a => a.NormalizedUserName),
    };

    internal sealed record Row(
        Guid Id, string Name, string DisplayName, string? Phone, Guid? ContractorId, bool IsDisabled, DateTime? LastSignInAt, List<string> Roles);
}
