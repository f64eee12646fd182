using Icmesh.Imports.Uploads;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Imports.Pages.Imports;

/// <summary>A step that works on one upload, which is there for its sender alone.</summary>
internal abstract class UploadPageModel(UploadStore store, IEnumerable<IImportKind> kinds, ICurrentUser user) : PageModel
{
    /// <summary>A page that has nothing to show yet is drawn after this, and asks again.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [FromRoute] public Guid Id { get; set; }

    public Upload Upload { get; private set; } = null!;
    public IImportKind Kind { get; private set; } = null!;

    protected UploadStore Store => store;
    protected ICurrentUser Asker => user;
    protected IEnumerable<IImportKind> AllKinds => kinds;

    protected async Task LoadAsync(CancellationToken cancellationToken)
    {
        Upload = await store.ReadAsync(Id, user.Name, cancellationToken);
        Kind = kinds.FirstOrDefault(k => k.Name == Upload.Kind && user.Has(k.Permission)) ?? throw new NotFoundException($"kind {Upload.Kind}");
    }

    /// <summary>Has the browser come back by itself, with or without scripts.</summary>
    protected void AskAgain() => Response.Headers["Refresh"] = "2";
}
