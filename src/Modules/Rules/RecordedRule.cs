using System.Security.Cryptography;
using System.Text;
using Icmesh.Kernel.Data;

namespace Icmesh.Rules;

/// <summary>A rule file as the activity record keeps it: its content is in the versions, found by the hash.</summary>
/// <param name="Number">Of the version that was live; null for a draft.</param>
internal sealed record RecordedRule(
    [property: Data(DataClass.Internal)] string Path, [property: Data(DataClass.Internal)] int? Number, [property: Data(DataClass.Internal)] string Sha256)
{
    public const string Noun = "rules";

    /// <summary>A file is known by its path; the record knows things by id. The same path gives the same id everywhere.</summary>
    public static Guid IdOf(string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16));

    /// <summary>Address of the file's page.</summary>
    public static string? PageOf(ActivityEntry entry) =>
        System.Text.Json.JsonSerializer.Deserialize<RecordedRule>(entry.After ?? entry.Before ?? "null", System.Text.Json.JsonSerializerOptions.Web) is { } rule ? $"/Rules/{rule.Path}" : null;
}
