using Icmesh.Kernel.Rules;
using Icmesh.Rules.Live;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Icmesh.Tests.Rules;

/// <summary>Files that change under a running host. Its clock is the test's, so that nobody waits a minute.</summary>
[Trait("Category", "Security")]
public sealed class HotReloadTests : IAsyncDisposable
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(Repository.Rules, "scorecards", "k3lh.json"));

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("icmesh-hot-").FullName, "rules");
    private readonly RecordsApp _app = new();

    public HotReloadTests() => _app.Settings["Rules:Directory"] = _folder;

    private string FileOf(string name) => Path.Combine(_folder, "scorecards", $"{name}.json");

    private RulesFolder Folder => _app.Services.GetRequiredService<RulesFolder>();

    [Fact]
    public async Task Changed_file_is_live_soon_after_it_is_saved()
    {
        Write("k3lh", Shipped);
        using var _ = _app.CreateClient();
        Assert.Equal(1, await LiveAsync("k3lh"));

        Write("k3lh", Shipped.Replace("\"author\": \"Divisi K3LH\"", "\"author\": \"Budi\"", StringComparison.Ordinal));

        await UntilAsync(RulesWatcher.Settle, async () => await LiveAsync("k3lh") == 2);
    }

    [Fact]
    public async Task Folder_that_nobody_could_watch_is_looked_at_every_minute()
    {
        using var _ = _app.CreateClient();
        Assert.Empty((await Folder.LookedAsync(default)).Files);

        Write("k3lh", Shipped);

        await UntilAsync(RulesWatcher.Poll, () => Task.FromResult(Folder.Last!.Files.ContainsKey("scorecards/k3lh")));
        Assert.Equal(1, await LiveAsync("k3lh"));
    }

    [Fact]
    public async Task File_that_is_written_for_ever_is_reported_and_others_are_adopted()
    {
        Write("busy", "{");
        using var _ = _app.CreateClient();
        await Folder.LookedAsync(default);
        Write("k3lh", Shipped);
        var number = 0;

        await UntilAsync(RulesWatcher.Settle, () =>
        {
            Write("busy", $"{{ \"x\": {number++}");
            return Task.FromResult(Folder.Last!.Files is var files && files.ContainsKey("scorecards/k3lh") && files["scorecards/busy"].Problems is [{ Code: "F023", Text.En.Length: > 0 }]);
        });

        Assert.Equal(1, await LiveAsync("k3lh"));
    }

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "scorecards"));
        File.WriteAllText(FileOf(name), content);
    }

    private async Task<int> LiveAsync(string name) =>
        (await _app.Services.GetRequiredService<IRuleBook>().LiveAsync($"scorecards/{name}", default)).Identity.Version;

    /// <summary>Moves the clock on in steps until something is so. Real time is only the patience with a slow machine.</summary>
    private async Task UntilAsync(TimeSpan step, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            ((FakeTimeProvider)_app.Clock!).Advance(step);
            await Task.Delay(50, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }
}
