using Icmesh.Rules.Reading;

namespace Icmesh.Rules.Live;

/// <summary>
/// Checked contents by their hash, so that one content is compiled once in a process, whoever asks. Only those that were asked for last
/// are kept: the rest, with their delegates, is garbage.
/// </summary>
internal sealed class CheckedFiles(RuleKinds kinds)
{
    public const int Kept = 32;

    private readonly Lock _lock = new();
    private readonly List<(string Path, string Sha256, Lazy<CheckedFile> File)> _recent = [];

    /// <summary>Two that ask for the same content at once wait for one compilation; other contents do not wait.</summary>
    public CheckedFile Check(RuleSource source)
    {
        Lazy<CheckedFile> file;
        lock (_lock)
        {
            file = Take(source.Path, source.Sha256) ?? new(() => kinds.Compile(source));
            Keep(source.Path, source.Sha256, file);
        }

        return file.Value;
    }

    /// <summary>Null where this content was not checked lately.</summary>
    public CheckedFile? Find(string path, string sha256)
    {
        Lazy<CheckedFile>? file;
        lock (_lock)
        {
            file = Take(path, sha256);
            if (file is not null)
            {
                Keep(path, sha256, file);
            }
        }

        return file?.Value;
    }

    private Lazy<CheckedFile>? Take(string path, string sha256)
    {
        var at = _recent.FindIndex(r => r.Sha256 == sha256 && r.Path == path);
        if (at < 0)
        {
            return null;
        }

        var file = _recent[at].File;
        _recent.RemoveAt(at);
        return file;
    }

    private void Keep(string path, string sha256, Lazy<CheckedFile> file)
    {
        _recent.Add((path, sha256, file));
        if (_recent.Count > Kept)
        {
            _recent.RemoveAt(0);
        }
    }
}
