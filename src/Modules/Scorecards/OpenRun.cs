using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards;

/// <summary>Finds or makes the run of a date under a rule version. Two who make it at once get the same one.</summary>
internal sealed class OpenRun(ScorecardsDb db, EvaluationContext context)
{
    public const int ReasonLength = 1000;

    private static readonly Sentence Premature = new("Dinilai sebelum harinya berakhir.", "Evaluated before its day was over.");

    public async Task<EvaluationRun> OpenAsync(DateOnly date, RuleSetIdentity rules, string? reason, string startedBy, CancellationToken cancellationToken)
    {
        if (date > context.Clock.Today)
        {
            throw new RefusedException(
                new Sentence($"Tanggal {date:yyyy-MM-dd} belum tiba.", $"{date:yyyy-MM-dd} has not come yet."),
                new Sentence("Pilih hari ini atau tanggal sebelumnya.", "Choose today or an earlier date."));
        }

        CheckReason(reason);
        var latest = await LatestAsync(date, rules.Sha256, cancellationToken);
        if (latest is { Status: RunStatus.Finished } && reason is null && latest.IsPremature(context.Clock) && date < context.Clock.Today)
        {
            reason = Premature.Both;
        }

        if (latest is not null && (latest.Status is not RunStatus.Finished || reason is null))
        {
            return latest;
        }

        var run = new EvaluationRun
        {
            BusinessDate = date,
            RuleSha256 = rules.Sha256,
            RulePath = rules.Path,
            RuleVersion = rules.Version,
            Revision = (latest?.Revision ?? 0) + 1,
            Reason = latest is null ? null : reason?.Trim(),
            StartedBy = startedBy,
            StartedAt = context.Clock.UtcNow,
            Status = RunStatus.Stopped,
        };
        db.Runs.Add(run);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The unique index let one of two starters through; both go on with that run.
            db.ChangeTracker.Clear();
            return await LatestAsync(date, rules.Sha256, cancellationToken) ?? throw new InvalidOperationException("The run could be neither made nor found.");
        }

        db.ChangeTracker.Clear();
        return run;
    }

    private static void CheckReason(string? reason)
    {
        if (reason is not null && reason.Trim().Length is 0 or > ReasonLength)
        {
            throw new RefusedException(
                new Sentence("Alasan revisi kosong atau terlalu panjang.", "The reason of the revision is empty or too long."),
                new Sentence($"Tulis alasannya, paling panjang {ReasonLength} karakter.", $"Write the reason, at most {ReasonLength} characters."));
        }
    }

    private Task<EvaluationRun?> LatestAsync(DateOnly date, string sha256, CancellationToken cancellationToken) =>
        db.Runs.AsNoTracking().Where(r => r.BusinessDate == date && r.RuleSha256 == sha256).OrderByDescending(r => r.Revision).FirstOrDefaultAsync(cancellationToken);
}
