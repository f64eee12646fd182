using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Readiness.Pages.Readiness.Dispensations;

/// <summary>One dispensation for the one thing that stops a person.</summary>
internal sealed class GrantModel(IReadiness readiness, Grant grant, SiteClock clock) : PageModel
{
    [FromQuery(Name = "worker")] public Guid Worker { get; set; }

    [FromQuery(Name = "path")] public string? Path { get; set; }

    [FromQuery(Name = "gate")] public string? Gate { get; set; }

    [FromQuery(Name = "key")] public string? Key { get; set; }

    [FromQuery(Name = "job")] public string? Job { get; set; }

    [BindProperty] public DispensationInput Input { get; set; } = new();

    public WorkerReadiness Person { get; private set; } = null!;

    public Finding Finding { get; private set; } = null!;

    public int MaxDays => grant.MaxDays;

    [Requires(ReadinessPermissions.Dispense)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Input.To = clock.Today;
    }

    [Requires(ReadinessPermissions.Dispense), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await grant.RunAsync(Person, Finding, Input, cancellationToken);
            return Redirect($"/Readiness/{Worker}?job={Job}");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var missing = new NotFoundException($"finding {Worker} {Path} {Gate} {Key}");
        ReadinessAnswer answer;
        try
        {
            answer = await readiness.AskAsync([Worker], [Job ?? ""], null, clock.UtcNow, cancellationToken);
        }
        catch (RefusedException)
        {
            throw missing;
        }

        Person = answer.Workers.SingleOrDefault() ?? throw missing;
        Finding = Person.Reasons.Select(r => r.Finding)
            .FirstOrDefault(f => f.Rules.Path == Path && f.Gate.Code == Gate && f.Key == Key && f.Outcome is not Outcome.Compliant) ?? throw missing;
    }
}
