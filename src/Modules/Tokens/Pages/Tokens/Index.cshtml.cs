using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tokens.Changing;
using Icmesh.Tokens.Data;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tokens.Pages.Tokens;

internal sealed class IndexModel(TokensDb db, TokenActions actions, IContractorDirectory contractors, SiteClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    public PageOf<Token> Rows { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, ContractorCard> Companies { get; private set; } = new Dictionary<Guid, ContractorCard>();

    public TokenState StateOf(Token token) => token.StateAt(clock.UtcNow);

    [Requires(TokensPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        Rows = await db.Tokens.AsNoTracking().Include(t => t.Use).OrderBy(t => t.RevokedAt != null || t.ExpiresAt <= now).ThenByDescending(t => t.At).ThenBy(t => t.Id)
            .PageAsync(List.Number, List.Size, cancellationToken);
        Companies = await contractors.ReadAsync([.. Rows.Rows.Select(t => t.CompanyId).OfType<Guid>().Distinct()], cancellationToken);
    }

    [Requires(TokensPermissions.Manage)]
    public async Task<IActionResult> OnPostRevokeAsync([FromQuery] Guid id, CancellationToken cancellationToken)
    {
        await actions.RevokeAsync(id, cancellationToken);
        return RedirectToPage(null, new { handler = "" });
    }
}
