using Icmesh.Contractors.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Workers;

/// <summary>A new worker of a contractor, or one that exists where the address says which.</summary>
internal sealed class EditModel(ContractorsDb db, SaveWorker save, IStringLocalizer<ContractorsText> text) : PageModel
{
    [FromRoute] public string Code { get; set; } = "";

    [FromRoute] public Guid? Id { get; set; }

    [BindProperty] public WorkerInput Input { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>Null for a new worker: then the NIK is asked for.</summary>
    public string? NikLast4 { get; private set; }

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(ContractorsPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if ((await OpenAsync(cancellationToken)).Worker is { } worker)
        {
            Input = WorkerInput.Of(worker);
        }
    }

    [Requires(ContractorsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (contractor, worker) = await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return await save.RunAsync(contractor.Id, worker, Input, cancellationToken)
                ? Redirect($"/Contractors/{Uri.EscapeDataString(contractor.Code)}/Workers")
                : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, "Input.Nik");
        }
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var stored = WorkerInput.Of((await OpenAsync(cancellationToken)).Worker!);
        Conflict = [new(text["WorkerName"], stored.Name, Input.Name), new(text["Position"], stored.Position, Input.Position)];
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    private async Task<(Contractor Contractor, Worker? Worker)> OpenAsync(CancellationToken cancellationToken)
    {
        var contractor = await db.OpenAsync(Code, cancellationToken, own: true);
        Name = contractor.Name;
        if (Id is not { } id)
        {
            return (contractor, null);
        }

        var worker = await db.Workers.SingleOrDefaultAsync(w => w.Id == id && w.ContractorId == contractor.Id, cancellationToken)
            ?? throw new NotFoundException($"worker {id}");
        NikLast4 = worker.NikLast4;
        return (contractor, worker);
    }
}
