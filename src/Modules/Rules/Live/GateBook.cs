using Icmesh.Kernel.Rules;

namespace Icmesh.Rules.Live;

internal sealed class GateBook(LiveFiles live, RuleKinds kinds) : IGateBook
{
    public async Task<IReadOnlyDictionary<string, IGateSet>> LiveAsync(CancellationToken cancellationToken)
    {
        var files = await live.FindLiveAsync([.. kinds.Gates.Select(g => g.Path)], cancellationToken);
        return files.Select(f => f.Checked.Gates?.Numbered(f.Number)).OfType<IGateSet>().ToDictionary(g => g.Identity.Path, StringComparer.Ordinal);
    }
}
