using System.Text.Json;
using Icmesh.Kernel.Directories;

namespace Icmesh.Scorecards;

/// <summary>What an open dashboard needs to show a changed score.</summary>
internal static class ScoreChange
{
    public static string Json(ContractorCard contractor, StoredScore score) => JsonSerializer.Serialize(
        new { id = contractor.Id, code = contractor.Code, name = contractor.Name, score = score.Score, grade = score.Grade, coverage = score.Coverage, outcome = score.Outcome },
        JsonSerializerOptions.Web);
}
