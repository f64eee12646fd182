using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Contractors.Pages.Contractors.Create;

internal sealed class IndexModel(CreateContractor create) : PageModel
{
    [BindProperty] public ContractorInput Input { get; set; } = new();

    [Requires(ContractorsPermissions.Edit)]
    public PageResult OnGet() => Page();

    [Requires(ContractorsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return Redirect($"/Contractors/{Uri.EscapeDataString(await create.RunAsync(Input, cancellationToken))}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}
