using System.Globalization;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Icmesh.Incidents.Pages.Incidents.Edit;

internal sealed class IndexModel(
    IncidentsDb db, OpenIncident open, IContractorDirectory contractorDirectory, EditIncident edit, IncidentForm form, SiteClock clock, IStringLocalizer<IncidentsText> text) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public IncidentInput Input { get; set; } = new();

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(IncidentsPermissions.Edit)]
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Input = await StoredAsync(await OpenAsync(cancellationToken), cancellationToken);

    [Requires(IncidentsPermissions.Edit)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var incident = await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return await edit.RunAsync(incident, Input, cancellationToken) ? Redirect($"/Incidents/{Id}") : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var stored = await StoredAsync(await OpenAsync(cancellationToken), cancellationToken);
        Conflict =
        [
            new(text["ContractorCode"], stored.Contractor, Input.Contractor),
            new(text["OccurredAt"], stored.OccurredAt?.ToString("g", CultureInfo.CurrentCulture), Input.OccurredAt?.ToString("g", CultureInfo.CurrentCulture)),
            new(text["Narrative"], stored.Narrative, Input.Narrative),
            new(text["Potential"], $"{stored.Potential}", $"{Input.Potential}"),
            new(text["Counting"], Flags(stored), Flags(Input)),
        ];
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    private string Flags(IncidentInput input) => string.Join(", ", new[]
    {
        input.IsEmployee ? text["Employee"].Value : null, input.IsCommuting ? text["Commuting"].Value : null, input.IsConcealed ? text["Concealed"].Value : null,
        input.IsAttributable is { } fault ? $"{text["Attributable"]}: {(fault ? text["Yes"] : text["No"])}" : null,
    }.OfType<string>());

    private async Task<Incident> OpenAsync(CancellationToken cancellationToken)
    {
        await form.LoadAsync(cancellationToken);
        return await open.WholeAsync(Id, cancellationToken);
    }

    private async Task<IncidentInput> StoredAsync(Incident incident, CancellationToken cancellationToken) =>
        IncidentInput.Of(incident, (await contractorDirectory.ReadAsync([incident.ContractorId], cancellationToken))[incident.ContractorId].Code, clock);
}
