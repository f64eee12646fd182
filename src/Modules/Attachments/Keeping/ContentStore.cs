using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Icmesh.Attachments.Keeping;

/// <summary>
/// Content of attachments, on disk under <c>Data:Directory/attachments</c>. Each has a file of its own, named by its id alone: two
/// companies that send the same file never learn of it.
/// </summary>
internal sealed class ContentStore(IConfiguration configuration, TimeProvider time)
{
    private const string Part = ".part";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private string Root => Path.Combine(configuration["Data:Directory"] ?? throw new InvalidOperationException("Data:Directory is not set."), "attachments");

    /// <summary>A place for content that is not kept yet. What stays there is swept away after a day.</summary>
    public string NewPart() => Path.Combine(Directory.CreateDirectory(Root).FullName, $"{Guid.NewGuid():N}{Part}");

    public void Keep(string part, Guid id)
    {
        using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
        {
            // The row that names it is durable; so must its content be.
            file.Flush(flushToDisk: true);
        }

        Directory.CreateDirectory(Folder(id));
        File.Move(part, PathOf(id));
    }

    public Stream? Open(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Remove(Guid id)
    {
        if (Directory.Exists(Folder(id)))
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>SHA-256 of the content, 64 hexadecimal digits; null where it is gone.</summary>
    public async Task<string?> HashAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var content = Open(id);
        return content is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    /// <summary>Ids of kept content that is older than a day, for whoever knows which of them have a row.</summary>
    public IEnumerable<Guid> Old() => Files("*").Where(f => IsOld(f) && Guid.TryParseExact(f.Name, "N", out _)).Select(f => Guid.ParseExact(f.Name, "N"));

    public void SweepParts()
    {
        foreach (var part in Files($"*{Part}").Where(IsOld))
        {
            part.Delete();
        }
    }

    private IEnumerable<FileInfo> Files(string pattern) => Directory.Exists(Root) ? new DirectoryInfo(Root).EnumerateFiles(pattern, SearchOption.AllDirectories) : [];

    private bool IsOld(FileInfo file) => time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Abandoned;

    private string PathOf(Guid id) => Path.Combine(Folder(id), id.ToString("N"));

    /// <summary>The last digits of a version 7 id are random: they spread the files evenly over 256 folders.</summary>
    private string Folder(Guid id) => Path.Combine(Root, id.ToString("N")[^2..]);
}
