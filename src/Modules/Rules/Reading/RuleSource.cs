using System.Security.Cryptography;

namespace Icmesh.Rules.Reading;

/// <summary>The bytes of a rule file and what it is called.</summary>
/// <param name="Path">Below the rules folder, without extension: <c>scorecards/k3lh</c>.</param>
/// <param name="File">As people see it: <c>rules/scorecards/k3lh.json</c>.</param>
internal sealed record RuleSource(string Path, string File, byte[] Bytes)
{
    /// <summary>Content that comes from the database, under the name that its file has.</summary>
    public static RuleSource Stored(string path, byte[] content) => new(path, $"rules/{path}.json", content);

    /// <summary>Without the mark that some editors put before the first character.</summary>
    public byte[] Content => Bytes is [0xEF, 0xBB, 0xBF, ..] ? Bytes[3..] : Bytes;

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
