using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Incidents.Pages.Incidents.Create;

internal sealed class IndexModel(CreateIncident create, IncidentForm form) : PageModel
{
    [BindProperty] public IncidentInput Input { get; set; } = new();

    [BindProperty] public AnswersInput Answers { get; set; } = new();

    [Requires(IncidentsPermissions.Edit)]
    public async Task OnGetAsync(string? contractor, CancellationToken cancellationToken)
    {
        Input.Contractor = contractor ?? "";
        await form.LoadAsync(cancellationToken);
    }

    [Requires(IncidentsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await form.LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return Redirect($"/Incidents/{await create.RunAsync(Input, Answers, cancellationToken)}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}
