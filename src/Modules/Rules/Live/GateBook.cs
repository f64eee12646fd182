using Icmesh.Kernel.Rules;
using Icmesh.Rules.Gates;

namespace Icmesh.Rules.Live;

internal sealed class GateBook(LiveFiles live) : IGateBook
{
    public async Task<IGateSet> LiveAsync(string path, CancellationToken cancellationToken) =>
        await live.FindLiveAsync(path, cancellationToken) is { } file && Numbered(file) is { } set ? set : throw LiveFiles.NothingLive(path);

    public async Task<IGateSet?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        await live.FindAsync(sha256, cancellationToken) is { } file ? Numbered(file) : null;

    private static GateSet? Numbered(StoredFile file) => file.Checked.Gates?.Numbered(file.Number);
}
