namespace Icmesh.Kernel.Data;

/// <summary>Codes are compared without regard to case on both databases: stored trimmed and in capitals, never by collation.</summary>
public static class CodeText
{
    public static string Normalize(string code) => code.Trim().ToUpperInvariant();
}
