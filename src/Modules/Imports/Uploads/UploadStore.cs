using System.Security.Cryptography;
using System.Text.Json;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Web;
using Microsoft.Extensions.Configuration;

namespace Icmesh.Imports.Uploads;

/// <summary>Keeps uploads on disk under <c>Data:Directory/imports</c>, for a day.</summary>
internal sealed class UploadStore(IConfiguration configuration, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const string State = "state.json";

    private string Root => Path.Combine(configuration["Data:Directory"] ?? throw new InvalidOperationException("Data:Directory is not set."), "imports");

    public async Task<Upload> AddAsync(Stream content, string kind, string fileName, string userName, CancellationToken cancellationToken)
    {
        Sweep();
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var folder = Directory.CreateDirectory(Path.Combine(Root, id.ToString("N")));
        try
        {
            var part = Path.Combine(folder.FullName, "part");
            var upload = new Upload
            {
                Id = id,
                Kind = kind,
                FileName = Kernel.Files.FileName.Clean(fileName),
                Sha256 = await CopyAsync(content, part, cancellationToken),
                UserName = userName,
                At = time.GetUtcNow().UtcDateTime,
            };
            File.Move(part, FileOf(upload), overwrite: true);
            await SaveAsync(upload, cancellationToken);
            return upload;
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private static async Task<string> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(path);
        var buffer = new byte[1 << 16];
        long total = 0;
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if ((total += read) > ReadLimits.Web.FileBytes)
            {
                throw TableFile.TooLarge(ReadLimits.Web).Thrown();
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return total == 0 ? throw TableFile.Empty.Thrown() : Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The upload, for the one who sent it; for everybody else there is none.</summary>
    public async Task<Upload> ReadAsync(Guid id, string userName, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Root, id.ToString("N"), State);
        if (!File.Exists(path))
        {
            throw new NotFoundException($"upload {id}");
        }

        var upload = JsonSerializer.Deserialize<Upload>(await File.ReadAllBytesAsync(path, cancellationToken));
        return upload is not null && upload.UserName == userName && time.GetUtcNow().UtcDateTime - upload.At < Lifetime ? upload : throw new NotFoundException($"upload {id}");
    }

    public async Task SaveAsync(Upload upload, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Root, upload.Id.ToString("N"), State);
        var part = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(part, JsonSerializer.SerializeToUtf8Bytes(upload), cancellationToken);
        File.Move(part, path, overwrite: true);
    }

    public string FileOf(Upload upload) => Path.Combine(Root, upload.Id.ToString("N"), upload.Sha256);

    /// <summary>Removes what is older than a day.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(Root))
        {
            return;
        }

        var oldest = time.GetUtcNow().UtcDateTime - Lifetime;
        foreach (var folder in new DirectoryInfo(Root).EnumerateDirectories().Where(d => Guid.TryParseExact(d.Name, "N", out var id) && StartedAt(id) < oldest))
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // Still read by somebody: the next sweep takes it.
            }
        }
    }

    /// <summary>A version 7 id begins with the milliseconds since 1970.</summary>
    private static DateTime StartedAt(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16)).UtcDateTime;
}
