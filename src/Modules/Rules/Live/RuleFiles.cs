using System.Collections.Concurrent;

namespace Icmesh.Rules.Live;

/// <summary>What was last found on disk, for the page: a file with problems leaves the live version running and is shown with them.</summary>
internal sealed class RuleFiles
{
    private readonly ConcurrentDictionary<string, FileState> _files = new();

    public IReadOnlyDictionary<string, FileState> All => _files;

    public void Keep(string path, string? sha256, IReadOnlyList<RuleProblem> problems) => _files[path] = new(sha256, problems);
}

internal sealed record FileState(string? Sha256, IReadOnlyList<RuleProblem> Problems);
