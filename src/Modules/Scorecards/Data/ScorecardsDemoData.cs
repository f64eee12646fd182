using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;

namespace Icmesh.Scorecards.Data;

/// <summary>Scores of the last twelve months, so that trends and the heat map have something to show: the real evaluation, month by month.</summary>
internal sealed class ScorecardsDemoData(EvaluateNight night, EvaluateContractors current, EvaluationContext context) : IDemoData
{
    /// <summary>Who evaluated them: the nights between the months of a demonstration are not missed by anybody.</summary>
    public const string By = "demo";

    public int Order => 100;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var last = context.LastNight;
        for (var back = EvaluationWindow.Months - 1; back > 0; back--)
        {
            await night.RunAsync(YearMonth.Of(last).Add(-back).LastDay, null, By, null, cancellationToken);
        }

        await night.RunAsync(last, null, By, null, cancellationToken);
        await current.RunAllAsync(cancellationToken);
    }
}
