using System.ComponentModel.DataAnnotations;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Icmesh.Incidents.Pages.Incidents.Reclassify;

internal sealed class IndexModel(IncidentsDb db, OpenIncident open, ReclassifyIncident reclassify, IStringLocalizer<IncidentsText> text) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public AnswersInput Answers { get; set; } = new();

    [BindProperty, Display(Name = "Reason.Field"), Required, StringLength(1000)] public string Reason { get; set; } = "";

    [BindProperty] public long Version { get; set; }

    public InjuryClass Current { get; private set; }

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    [Requires(IncidentsPermissions.Reclassify)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var incident = await OpenAsync(cancellationToken);
        (Answers, Version) = (AnswersInput.Of(incident), incident.Version);
    }

    [Requires(IncidentsPermissions.Reclassify)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var incident = await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            return await reclassify.RunAsync(incident, Answers, Reason, Version, cancellationToken) ? Redirect($"/Incidents/{Id}") : await ConflictAsync(cancellationToken);
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, "Answers.DaysLost");
        }
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var incident = await OpenAsync(cancellationToken);
        var (stored, typed) = (incident.Answers, Answers.Answers);
        Conflict =
        [
            new(text["Treatment"], ClassText.Of(stored.Treatment).ToString(), ClassText.Of(typed.Treatment).ToString()),
            new(text["Impact"], ClassText.Of(stored.Impact).ToString(), ClassText.Of(typed.Impact).ToString()),
            new(text["PermanentLoss"], string.Join(", ", stored.PermanentLoss), string.Join(", ", typed.PermanentLoss)),
            new(text["DaysLost"], $"{stored.DaysLost}", $"{typed.DaysLost}"),
            new(text["RestrictedDays"], $"{stored.RestrictedDays}", $"{typed.RestrictedDays}"),
        ];
        Version = incident.Version;
        ModelState.Remove("Version");
        return this.Conflicting();
    }

    private async Task<Incident> OpenAsync(CancellationToken cancellationToken)
    {
        var incident = await open.WholeAsync(Id, cancellationToken);
        Current = incident.Class;
        return incident;
    }
}
