using System.Security.Cryptography;
using System.Text;

namespace Icmesh.Kernel.Security;

/// <summary>What is stored of a secret that the system made itself, long and random: no salt or slow hash adds to that.</summary>
public static class SecretHash
{
    /// <returns>SHA-256 of its UTF-8 bytes, 64 lower-case hexadecimal digits.</returns>
    public static string Of(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
