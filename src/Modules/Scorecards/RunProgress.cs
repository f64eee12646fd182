using System.Text.Json;

namespace Icmesh.Scorecards;

internal readonly record struct RunProgress(int Done, int Total)
{
    internal static string Json(EvaluationRun run, int done, int total, RunStatus status) => JsonSerializer.Serialize(
        new { id = run.Id, businessDate = run.BusinessDate, done, total, state = status is RunStatus.Finished ? "finished" : "running", secondsLeft = SecondsLeft(run, done, total) },
        JsonSerializerOptions.Web);

    /// <summary>As long as the rest takes at the pace so far.</summary>
    private static long? SecondsLeft(EvaluationRun run, int done, int total) =>
        done == 0 ? null : run.WorkMilliseconds * Math.Max(total - done, 0) / done / 1000;
}
