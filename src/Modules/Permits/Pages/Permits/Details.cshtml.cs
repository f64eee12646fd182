using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>
/// One permit: what it is for, what is missing, who signed, and the steps that the reader may take. There is one handler for each
/// permission, since the permission opens the fence; which steps it takes is the machine's to say.
/// </summary>
internal sealed class DetailsModel(Drafts drafts, ReadView read, DecidePermit decide, CopyPermit copy, ICurrentUser user, SiteClock clock) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>Wall-clock time at the site: how did it stand then?</summary>
    [FromQuery(Name = "at")] public DateTime? At { get; set; }

    /// <summary>Null where nobody asked.</summary>
    public PermitThen? Then => At is { Year: > 2000 and < 2100 } at ? PermitThen.Of(View.Decisions, clock.ToUtc(at)) : null;

    [BindProperty] public DecisionInput Input { get; set; } = new();

    public PermitView View { get; private set; } = null!;

    /// <summary>The refusal that was just given.</summary>
    public Decision? Refused { get; private set; }

    public DateTime NowUtc => clock.UtcNow;

    /// <summary>Steps that the reader may take here, the way forward first.</summary>
    public IReadOnlyList<Transition> Steps =>
        [.. PermitMachine.From(View.Parts.Permit.State).Where(t => t.Command is not PermitCommand.Draft && t.Role is not SignRole.System && user.Has(t.Permission)).OrderBy(t => t.NeedsReason)];

    public static string HandlerOf(Transition step) => step.Permission.Split('.')[1] is var verb ? $"{char.ToUpperInvariant(verb[0])}{verb[1..]}" : "";

    [Requires(PermitsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await read.OfAsync(await drafts.OpenAsync(Id, cancellationToken), cancellationToken);

    [Requires(PermitsPermissions.Apply), StepUp]
    public Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken) => DecideAsync(PermitsPermissions.Apply, cancellationToken);

    [Requires(PermitsPermissions.Review), StepUp]
    public Task<IActionResult> OnPostReviewAsync(CancellationToken cancellationToken) => DecideAsync(PermitsPermissions.Review, cancellationToken);

    [Requires(PermitsPermissions.Approve), StepUp]
    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) => DecideAsync(PermitsPermissions.Approve, cancellationToken);

    [Requires(PermitsPermissions.Issue), StepUp]
    public Task<IActionResult> OnPostIssueAsync(CancellationToken cancellationToken) => DecideAsync(PermitsPermissions.Issue, cancellationToken);

    [Requires(PermitsPermissions.Work), StepUp]
    public Task<IActionResult> OnPostWorkAsync(CancellationToken cancellationToken) => DecideAsync(PermitsPermissions.Work, cancellationToken);

    /// <remarks>Whoever stops work is not asked for a password first.</remarks>
    [Requires(PermitsPermissions.Suspend)]
    public Task<IActionResult> OnPostSuspendAsync(CancellationToken cancellationToken) => DecideAsync(PermitsPermissions.Suspend, cancellationToken);

    [Requires(PermitsPermissions.Cancel), StepUp]
    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => DecideAsync(PermitsPermissions.Cancel, cancellationToken);

    [Requires(PermitsPermissions.Apply)]
    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken)
    {
        var permit = await drafts.OpenAsync(Id, cancellationToken);
        ModelState.Clear();
        try
        {
            return Redirect($"/Permits/{await copy.RunAsync(permit, cancellationToken)}");
        }
        catch (RefusedException refused)
        {
            await OnGetAsync(cancellationToken);
            return this.Again(refused);
        }
    }

    private async Task<IActionResult> DecideAsync(string permission, CancellationToken cancellationToken)
    {
        await drafts.OpenAsync(Id, cancellationToken);
        if (!ModelState.IsValid)
        {
            return await AgainAsync(null, cancellationToken);
        }

        try
        {
            var order = new DecisionOrder(Input.Command!.Value, Input.Version, Input.Reason, Input.AskedEnd is { Year: > 2000 and < 2100 } end ? clock.ToUtc(end) : null, Input.HandBack);
            var decision = await decide.RunAsync(Id, order, permission, cancellationToken);
            return decision.To is null ? await AgainAsync(decision, cancellationToken) : Redirect($"/Permits/{Id}");
        }
        catch (RefusedException refused)
        {
            await OnGetAsync(cancellationToken);
            return this.Again(refused);
        }
    }

    private async Task<IActionResult> AgainAsync(Decision? refused, CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        Refused = refused;
        return this.Again();
    }

    internal sealed class DecisionInput
    {
        [Display(Name = "Command.Field"), Required] public PermitCommand? Command { get; set; }

        public long Version { get; set; }

        [Display(Name = "Reason.Field"), StringLength(Decision.ReasonLength)] public string? Reason { get; set; }

        /// <summary>Wall-clock time at the site.</summary>
        [Display(Name = "AskedEnd.Field")] public DateTime? AskedEnd { get; set; }

        /// <summary>1 to 10, where the permit is closed.</summary>
        [Display(Name = "Rating.Field")] public int? HandBack { get; set; }
    }
}
