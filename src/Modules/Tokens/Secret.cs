using System.Buffers.Text;
using System.Security.Cryptography;

namespace Icmesh.Tokens;

/// <summary>The text that a caller carries: <c>icm_</c> and 256 random bits, so that scanners of leaked secrets know it by its start.</summary>
internal static class Secret
{
    private const string Start = "icm_";
    private const int Bytes = 32;

    public static string New() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null where it cannot be one of ours.</returns>
    public static string? Read(string? authorization)
    {
        const string Bearer = "Bearer ";
        return authorization?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) is true
            && authorization[Bearer.Length..].Trim() is { Length: < 100 } secret && secret.StartsWith(Start, StringComparison.Ordinal) ? secret : null;
    }
}
