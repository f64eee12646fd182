using System.Text.Json.Serialization;

namespace Icmesh.Kernel.Rules;

/// <summary>What an evaluation concludes. Missing data never passes: it is a third outcome, not a failure and not a zero.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    Compliant,
    NonCompliant,
    Undetermined,
}
