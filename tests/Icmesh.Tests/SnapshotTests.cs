using Xunit.Sdk;

namespace Icmesh.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("icmesh-snapshot-").FullName, "Some.Test");

    [Fact]
    public async Task A_missing_snapshot_fails_and_leaves_what_was_received()
    {
        await Assert.ThrowsAsync<TrueException>(() => Snapshot.CompareAsync("a", _path, "txt", accept: false));

        Assert.False(File.Exists(_path + ".verified.txt"));
        Assert.Equal("a", await File.ReadAllTextAsync(_path + ".received.txt"));
    }

    [Fact]
    public async Task A_difference_fails_until_it_is_accepted()
    {
        await Snapshot.CompareAsync("a", _path, "txt", accept: true);

        await Assert.ThrowsAsync<EqualException>(() => Snapshot.CompareAsync("b", _path, "txt", accept: false));
        await Snapshot.CompareAsync("b", _path, "txt", accept: true);
        await Snapshot.CompareAsync("b", _path, "txt", accept: false);

        Assert.False(File.Exists(_path + ".received.txt"));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
}
