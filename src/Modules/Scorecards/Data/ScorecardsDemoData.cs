using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;

namespace Icmesh.Scorecards.Data;

/// <summary>Scores of the last twelve months, so that trends and the heat map have something to show: the real evaluation, month by month.</summary>
internal sealed class ScorecardsDemoData(EvaluateNight night, EvaluateContractors current, EvaluationContext context) : IDemoData
{
    public int Order => 100;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var last = context.LastNight;
        for (var back = EvaluationWindow.Months - 1; back > 0; back--)
        {
            await night.RunAsync(YearMonth.Of(last).Add(-back).LastDay, null, "system", null, cancellationToken);
        }

        await night.RunAsync(last, null, "system", null, cancellationToken);
        await current.RunAllAsync(cancellationToken);
    }
}
