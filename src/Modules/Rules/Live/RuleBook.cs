using Icmesh.Kernel.Rules;
using Icmesh.Rules.Running;

namespace Icmesh.Rules.Live;

internal sealed class RuleBook(LiveFiles live) : IRuleBook
{
    public async Task<IScorecard> LiveAsync(string path, CancellationToken cancellationToken)
    {
        var files = await live.FindLiveAsync([path], cancellationToken);
        return files.Select(Numbered).FirstOrDefault() ?? throw RuleSetIdentity.NothingLive(path);
    }

    public async Task<IScorecard?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        await live.FindAsync(sha256, cancellationToken) is { } file ? Numbered(file) : null;

    private static Scorecard? Numbered(StoredFile file) => file.Checked.Scorecard?.Numbered(file.Number);
}
