using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;

namespace Icmesh.Scorecards;

/// <summary>What every evaluation needs besides its data.</summary>
internal sealed record EvaluationContext(IRuleBook Rules, FactCatalogue Facts, FactJson FactJson, SiteClock Clock)
{
    /// <summary>The night that ended this morning: the site's yesterday.</summary>
    public DateOnly LastNight => Clock.Today.AddDays(-1);
}
