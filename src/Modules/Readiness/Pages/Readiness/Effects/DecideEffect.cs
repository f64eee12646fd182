using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Readiness.Data;

namespace Icmesh.Readiness.Pages.Readiness.Effects;

internal sealed class EffectInput
{
    [Display(Name = "Stage.Field"), Required] public RolloutStage? Stage { get; set; } = RolloutStage.Block;

    [Display(Name = "Effect.Field"), Required] public Effect? Effect { get; set; } = Kernel.Readiness.Effect.Block;

    [Display(Name = "From.Field"), Required] public DateOnly? From { get; set; }

    [Display(Name = "Reason.Field"), Required, StringLength(Lengths.Words)] public string Reason { get; set; } = "";
}

internal sealed class DecideEffect(ReadinessDb db, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="RefusedException">The day is past: what was decided for it has been acted on.</exception>
    public async Task RunAsync(string path, GateDefinition gate, EffectInput input, CancellationToken cancellationToken)
    {
        var (stage, effect, from) = (input.Stage!.Value, input.Effect!.Value, input.From!.Value);
        if (from < clock.Today)
        {
            throw new RefusedException(new("Tanggal mulai sudah lewat.", "The first day is past."), new("Pilih hari ini atau sesudahnya.", "Choose today or later."));
        }

        var decision = new RuleEffect
        {
            Path = path, Gate = gate.Code, Stage = stage, Effect = effect, From = from, Reason = input.Reason.Trim(), By = user.Name, At = clock.UtcNow,
        };
        db.Effects.Add(decision);
        db.Record(user, clock.UtcNow, "rule-effect.decide", "rule-effect", decision.Id, after: new { decision.Path, decision.Gate, decision.Stage, decision.Effect, decision.From }, reason: decision.Reason);
        await db.SaveChangesAsync(cancellationToken);
    }
}
