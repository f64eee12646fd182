using Icmesh.Contractors.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Edit;

internal sealed class IndexModel(ContractorsDb db, EditContractor edit, IStringLocalizer<ContractorsText> text) : PageModel
{
    [FromRoute] public string Code { get; set; } = "";

    [BindProperty] public ContractorInput Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(ContractorsPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var contractor = await OpenAsync(cancellationToken);
        Input = ContractorInput.Of(contractor, await MainCodeAsync(contractor, cancellationToken));
    }

    [Requires(ContractorsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var contractor = await OpenAsync(cancellationToken);
        Input.Code = contractor.Code;
        ModelState.Remove("Input.Code");
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            var mainCode = await MainCodeAsync(contractor, cancellationToken);
            return await edit.RunAsync(contractor, mainCode, Input, cancellationToken)
                ? Redirect($"/Contractors/{Uri.EscapeDataString(contractor.Code)}")
                : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, "Input.SubcontractorOf");
        }
    }

    /// <summary>Shows both versions; saving again then replaces the one that is shown.</summary>
    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var contractor = await OpenAsync(cancellationToken);
        var stored = ContractorInput.Of(contractor, await MainCodeAsync(contractor, cancellationToken));
        Conflict = Input.Against(stored, text);
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    private async Task<Contractor> OpenAsync(CancellationToken cancellationToken)
    {
        var contractor = await db.OpenAsync(Code, cancellationToken, own: true);
        Name = contractor.Name;
        return contractor;
    }

    private Task<string?> MainCodeAsync(Contractor contractor, CancellationToken cancellationToken) =>
        db.Contractors.Where(c => c.Id == contractor.MainContractorId).Select(c => (string?)c.Code).SingleOrDefaultAsync(cancellationToken);
}
