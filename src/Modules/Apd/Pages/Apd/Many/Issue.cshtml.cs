using Icmesh.Apd.Changing;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd.Many;

/// <summary>All that one person receives, signed for once.</summary>
internal sealed class IssueModel(ApdDb db, ManyItems many, IWorkerDirectory workers, IStringLocalizer<ApdText> text) : PageModel
{
    [FromRoute] public Guid Worker { get; set; }

    [BindProperty] public IssueManyInput Input { get; set; } = new();

    public WorkerCard Person { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Acknowledgements => ItemWords.Acknowledgements(text);

    [Requires(ApdPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Input.Worker = Worker;
    }

    [Requires(ApdPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Input.Worker = Worker;
        ModelState.Remove("Input.Worker");
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await many.IssueAsync(Input, cancellationToken);
            return Redirect("/Apd?state=Issued");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var found = (await workers.ReadAsync([Worker], cancellationToken)).GetValueOrDefault(Worker);
        Person = found is not null && db.Fence.SeesPersonsOf(found.ContractorId) ? found : throw new NotFoundException($"worker {Worker}");
    }
}
