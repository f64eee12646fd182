using Icmesh.Kernel.Rules;
using Icmesh.Rules.Gates;

namespace Icmesh.Rules.Live;

internal sealed class GateBook(LiveFiles live, RuleKinds kinds) : IGateBook
{
    public async Task<IReadOnlyDictionary<string, IGateSet>> LiveAsync(CancellationToken cancellationToken)
    {
        var files = await live.FindLiveAsync([.. kinds.Gates.Select(g => g.Path)], cancellationToken);
        return files.Select(Numbered).OfType<IGateSet>().ToDictionary(g => g.Identity.Path, StringComparer.Ordinal);
    }

    public async Task<IGateSet?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        await live.FindAsync(sha256, cancellationToken) is { } file ? Numbered(file) : null;

    private static GateSet? Numbered(StoredFile file) => file.Checked.Gates?.Numbered(file.Number);
}
