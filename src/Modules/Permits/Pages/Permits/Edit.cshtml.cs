using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Deciding;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Permits.Pages.Permits;

internal sealed class EditModel(Drafts drafts, SaveDraft save, PermitForm form, SiteClock clock) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public PermitInput Input { get; set; } = new();

    public string Number { get; private set; } = "";

    [Requires(PermitsPermissions.Apply)]
    public async Task OnGetAsync(CancellationToken cancellationToken) => Input = PermitInput.Of(await LoadAsync(cancellationToken), clock);

    [Requires(PermitsPermissions.Apply)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await save.EditAsync(Id, Input, cancellationToken);
            return Redirect($"/Permits/{Id}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task<Permit> LoadAsync(CancellationToken cancellationToken)
    {
        await form.LoadAsync(cancellationToken);
        var permit = await drafts.OpenAsync(Id, cancellationToken);
        Number = permit.Number;
        return permit;
    }
}
