using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Privacy.Data;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Privacy.Pages.Privacy;

internal sealed class IndexModel(PrivacyDb db, PersonRows persons) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    public bool IsAsked => !string.IsNullOrWhiteSpace(List.Words);
    public IReadOnlyList<(Guid Id, string Name, string Table)> Found { get; private set; } = [];
    public PageOf<Erasure> Erasures { get; private set; } = null!;

    [Requires(PrivacyPermissions.Manage)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Found = IsAsked ? await persons.SearchAsync(List.Words!, cancellationToken) : [];
        Erasures = await db.Erasures.AsNoTracking().OrderByDescending(e => e.At).ThenBy(e => e.SubjectId).PageAsync(List.Number, List.Size, cancellationToken);
    }
}
