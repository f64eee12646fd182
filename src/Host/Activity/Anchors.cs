using System.Text.Json;

namespace Icmesh.Host.Activity;

/// <summary>What the last entry of the record was at a moment.</summary>
internal sealed record Anchor(DateTime At, long Sequence, string Hash);

/// <summary>
/// Anchors are kept in a file outside the database, one JSON line each, added to and never rewritten: a chain that was cut short, or an
/// old copy of the database, is whole in itself and is only noticed by what somebody else remembers.
/// </summary>
internal sealed class Anchors(IConfiguration configuration)
{
    public const string Setting = "Activity:Anchors";

    private string Path => configuration[Setting]!;

    /// <summary>In the order of writing. A line that a power cut tore is passed over.</summary>
    public async Task<IReadOnlyList<Anchor>> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(Path) ? [.. (await File.ReadAllLinesAsync(Path, cancellationToken)).Select(Parse).OfType<Anchor>()] : [];

    /// <summary>On disk when this returns.</summary>
    public void Add(Anchor anchor)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.Seek(0, SeekOrigin.End);
        if (IsTorn(file))
        {
            file.WriteByte((byte)'\n');
        }

        JsonSerializer.Serialize(file, anchor, JsonSerializerOptions.Web);
        file.WriteByte((byte)'\n');
        file.Flush(flushToDisk: true);
    }

    private static bool IsTorn(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private static Anchor? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Anchor>(line, JsonSerializerOptions.Web) is { Hash: not null } anchor ? anchor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
