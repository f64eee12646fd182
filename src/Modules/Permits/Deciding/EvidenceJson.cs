using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Deciding;

/// <summary>One thing that was judged, kept as it was said then: rule, version, facts, outcome, and what to do.</summary>
/// <param name="Path">File of the rule; null for what the machine itself refused.</param>
/// <param name="Sha256">Of the file's version.</param>
/// <param name="Stops">Whether this alone kept the work from going on.</param>
/// <param name="Dispensation">The dispensation that let it pass.</param>
internal sealed record EvidenceLine(
    string Code, string? Path, int? Version, string? Sha256, Outcome Outcome, bool Stops, Guid? Dispensation, string Key, Sentence Subject, Sentence Text, Sentence? Remedy,
    GateOwner? Owner, JsonElement? Facts);

/// <summary>Writes and reads what a decision rested on.</summary>
internal static class EvidenceJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(IEnumerable<EvidenceLine> lines) => JsonSerializer.Serialize(lines, Options);

    /// <returns>Empty where the person was erased, and its evidence with it.</returns>
    public static IReadOnlyList<EvidenceLine> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<EvidenceLine>>(json, Options) ?? [];

    public static EvidenceLine Of(Refusal refusal) =>
        new(refusal.Code, null, null, null, Outcome.NonCompliant, true, null, "permit", Permit, refusal.Reason, refusal.Remedy, null, null);

    /// <summary>A rule about the permit itself: these always stop.</summary>
    public static EvidenceLine Of(Finding finding) => Of(finding, finding.Outcome is not Outcome.Compliant, null);

    public static EvidenceLine Of(Reason reason) => Of(reason.Finding, reason.Stops, reason.DispensationId);

    private static EvidenceLine Of(Finding finding, bool stops, Guid? dispensation) => new(
        finding.Gate.Code, finding.Rules.Path, finding.Rules.Version, finding.Rules.Sha256, finding.Outcome, stops, dispensation, finding.Key, finding.Subject, finding.Text,
        finding.Outcome is Outcome.Compliant ? null : finding.Gate.Remedy, finding.Gate.Owner, JsonElement.Parse(finding.Evidence));

    private static Sentence Permit => new("Izin kerja", "Permit to work");
}
