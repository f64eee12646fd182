using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Scorecards.Data;

namespace Icmesh.Scorecards;

/// <summary>Says on every page that last night's evaluation is not finished by 04:00 site time.</summary>
internal sealed class OverdueNotice(ScorecardsDb db, ICurrentUser user, EvaluationContext context) : IUiNotice
{
    public static readonly TimeOnly DueBy = new(4, 0);

    public async ValueTask<Notice?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!user.Has(ScorecardsModule.Runs) || TimeOnly.FromDateTime(context.Clock.ToSite(context.Clock.UtcNow)) < DueBy)
        {
            return null;
        }

        var last = context.LastNight;
        var finished = await db.LastFinishedAsync(context.Clock, cancellationToken);
        return finished is null || finished >= last
            ? null
            : new Notice("bad", new Sentence(
                $"Evaluasi malam {last:dd/MM/yyyy} belum selesai. Skor terakhir berasal dari {finished:dd/MM/yyyy}.",
                $"The evaluation of the night of {last:dd MMM yyyy} is not finished. The latest scores are of {finished:dd MMM yyyy}."), "/Scorecards/Runs");
    }
}
