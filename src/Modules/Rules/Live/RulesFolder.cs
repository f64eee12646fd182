using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Live;

/// <summary>What this process last saw in the rules folder. One look at a time, and one before the first answer.</summary>
internal sealed class RulesFolder(IServiceScopeFactory scopes) : IDisposable
{
    private static readonly HashSet<string> None = [];

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Null until somebody looked.</summary>
    public FolderLook? Last { get; private set; }

    /// <param name="changing">Files that are being written just now.</param>
    public async Task LookAsync(IReadOnlySet<string> changing, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await LookInTurnAsync(changing, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The last look; the first who asks looks.</summary>
    public async Task<FolderLook> LookedAsync(CancellationToken cancellationToken)
    {
        if (Last is { } last)
        {
            return last;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return Last ?? await LookInTurnAsync(None, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<FolderLook> LookInTurnAsync(IReadOnlySet<string> changing, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Last = await scope.ServiceProvider.GetRequiredService<AdoptRules>().RunAsync(changing, cancellationToken);
    }

    public void Dispose() => _turn.Dispose();
}

/// <param name="At">UTC.</param>
/// <param name="Files">By path: <c>scorecards/k3lh</c>.</param>
internal sealed record FolderLook(DateTime At, IReadOnlyDictionary<string, FileState> Files);

/// <param name="Sha256">Null where the file could not be read.</param>
/// <param name="IsChanging">Somebody was writing it.</param>
internal sealed record FileState(string? Sha256, IReadOnlyList<RuleProblem> Problems, bool IsChanging = false)
{
    public bool MayGoLive => Sha256 is not null && Problems.All(p => p.Severity is Severity.Warning);
}
