using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Icmesh.Kernel.Data;

/// <summary>
/// The hash that chains an entry to the one before it: SHA-256 over a version word and every column but the hash itself, in the order
/// below; the site comes last and only where there is one, with a version word of its own. Each is written as text, as four bytes of length (big-endian; -1 for none) and its UTF-8 bytes, so that no two entries
/// read alike. Instants are UTC ticks, ids 32 hexadecimal digits, numbers plain digits.
/// </summary>
public static class ActivityHash
{
    /// <summary>What the first entry is chained to.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string Version = "icmesh.activity.1", VersionWithSite = "icmesh.activity.2";

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(ActivityEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, entry.SiteId is null ? Version : VersionWithSite);
        Add(hash, entry.PreviousHash);
        Add(hash, entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(hash, entry.Id.ToString("N"));
        Add(hash, entry.At.Ticks.ToString(CultureInfo.InvariantCulture));
        Add(hash, entry.UserName);
        Add(hash, entry.Action);
        Add(hash, entry.Subject);
        Add(hash, entry.SubjectId?.ToString("N"));
        Add(hash, entry.ContractorId?.ToString("N"));
        Add(hash, entry.Before);
        Add(hash, entry.After);
        Add(hash, entry.Reason);
        if (entry.SiteId is { } site)
        {
            Add(hash, site.ToString("N"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
