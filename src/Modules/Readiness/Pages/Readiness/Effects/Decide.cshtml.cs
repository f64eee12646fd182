using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Readiness.Asking;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Readiness.Pages.Readiness.Effects;

/// <summary>Shows whom a rule would stop today, and takes the decision from when it does.</summary>
internal sealed class DecideModel(GatePicker picker, WhoWouldBeStopped forecast, DecideEffect decide, IJobTypeDirectory jobTypes, SiteClock clock, IStringLocalizer<ReadinessText> text) : PageModel
{
    [FromQuery(Name = "path")] public string? Path { get; set; }

    [FromQuery(Name = "gate")] public string? Gate { get; set; }

    [FromQuery(Name = "stage")] public RolloutStage? Stage { get; set; }

    [FromQuery(Name = "job")] public string? Job { get; set; }

    [BindProperty] public EffectInput Input { get; set; } = new();

    public IGateSet Set { get; private set; } = null!;

    public GateDefinition Definition { get; private set; } = null!;

    public StopForecast Forecast { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Stages => [.. Enum.GetValues<RolloutStage>().Select(s => new SelectListItem(text[$"StageName.{s}"], s.ToString(), s == Stage))];

    public IReadOnlyList<SelectListItem> EffectOptions => [.. Enum.GetValues<Effect>().Select(e => new SelectListItem(text[$"Effect.{e}"], e.ToString()))];

    [Requires(ReadinessPermissions.Effects)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        (Input.Stage, Input.From) = (Stage, clock.Today);
    }

    [Requires(ReadinessPermissions.Effects), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await decide.RunAsync(Set.Identity.Path, Definition, Input, cancellationToken);
            return Redirect("/Readiness/Effects");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, "Input.From");
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        (Set, Definition) = await picker.FindAsync(Path, Gate, cancellationToken);
        Stage ??= RolloutStage.Block;
        (Job, Jobs) = Question.Choice(await jobTypes.ListAsync(cancellationToken), Job);
        Forecast = await forecast.RunAsync(Set.Identity.Path, Definition.Code, Stage.Value, Job ?? throw new NotFoundException("job types"), cancellationToken);
    }
}
