using System.Text.Json;

namespace Icmesh.Scorecards;

internal readonly record struct RunProgress(int Done, int Total)
{
    internal static string Json(EvaluationRun run, int done, int total, RunStatus status) => JsonSerializer.Serialize(
        new { runId = run.Id, businessDate = run.BusinessDate, revision = run.Revision, done, total, status = status.ToString() }, JsonSerializerOptions.Web);
}
