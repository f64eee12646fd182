using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Permits.Pages.Permits;

internal sealed class CreateModel(SaveDraft save, PermitForm form) : PageModel
{
    [BindProperty] public PermitInput Input { get; set; } = new();

    [Requires(PermitsPermissions.Apply)]
    public Task OnGetAsync(CancellationToken cancellationToken) => form.LoadAsync(cancellationToken);

    [Requires(PermitsPermissions.Apply)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await form.LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return Redirect($"/Permits/{await save.CreateAsync(Input, cancellationToken)}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}
