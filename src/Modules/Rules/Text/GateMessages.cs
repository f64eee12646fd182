namespace Icmesh.Rules.Text;

/// <summary>What can be wrong with a file of gates whose every key and value is fine by itself.</summary>
internal static class GateMessages
{
    public static Message NotAbove(string code) => Message.Of(
        "F034", $"\"after\": \"{code}\" harus menyebut aturan yang berdiri di atasnya.", $"\"after\": \"{code}\" must name a rule that stands above.");
}
