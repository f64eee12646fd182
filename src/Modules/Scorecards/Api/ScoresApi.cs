using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Scorecards.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Scorecards.Api;

/// <summary>Current scores, for procurement's and the management's own systems.</summary>
internal static class ScoresApi
{
    public static void MapScoresApi(this IEndpointRouteBuilder endpoints) => endpoints.MapApi()
        .MapGet("/scorecards/{code}", ReadAsync).Requires(ScorecardsModule.View).WithSummary("The current K3LH score; no number where there is no grade");

    private static async Task<Results<Ok<ScoreLine>, NotFound>> ReadAsync(string code, IContractorDirectory contractors, ScorecardsDb db, CancellationToken cancellationToken)
    {
        var contractor = await contractors.FindAsync(code, cancellationToken);
        var score = contractor is null ? null : await db.Current.AsNoTracking().SingleOrDefaultAsync(s => s.ContractorId == contractor.Id, cancellationToken);
        return score is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new ScoreLine(
                contractor!.Code, score.BusinessDate, score.Outcome.ToString(), score.Grade is null ? null : score.Score, score.Grade, score.Coverage, score.RuleSha256, score.EvaluatedAt));
    }

    /// <param name="Outcome">Compliant, NonCompliant or Undetermined.</param>
    /// <param name="Coverage">Share of the weight that was judged, 0–100.</param>
    internal sealed record ScoreLine(
        string Contractor, DateOnly BusinessDate, string Outcome, decimal? Score, string? Grade, decimal Coverage, string RuleSha256, DateTime EvaluatedAt);
}
