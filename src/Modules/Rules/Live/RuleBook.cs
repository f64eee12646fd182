using System.Collections.Concurrent;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Data;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Live;

/// <summary>Compiled versions by hash. What is live is asked of the database each time, so that every node runs the same.</summary>
internal sealed class RuleBook(IServiceScopeFactory scopes, FactCatalogue catalogue) : IRuleBook, IDisposable
{
    private readonly ConcurrentDictionary<string, Scorecard> _compiled = new();
    private readonly SemaphoreSlim _first = new(1, 1);
    private bool _looked;

    public async Task<IScorecard> LiveAsync(string path, CancellationToken cancellationToken)
    {
        await LookOnceAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RulesDb>();
        var live = await db.Live.Where(l => l.Path == path).Join(db.Versions, l => l.VersionId, v => v.Id, (_, v) => v.Sha256).SingleOrDefaultAsync(cancellationToken);
        return live is not null && await FindAsync(live, cancellationToken) is { } scorecard
            ? scorecard
            : throw new RefusedException(
                new Sentence($"Belum ada aturan {path} yang berlaku.", $"No version of the rules {path} is live."),
                new Sentence("Jalankan rules check dan perbaiki berkasnya.", "Run rules check and mend the file."));
    }

    public async Task<IScorecard?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        if (_compiled.TryGetValue(sha256, out var known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var version = await scope.ServiceProvider.GetRequiredService<RulesDb>().Versions.AsNoTracking()
            .Where(v => v.Sha256 == sha256).OrderBy(v => v.Number).FirstOrDefaultAsync(cancellationToken);
        if (version is null || ScorecardCompiler.Compile(new RuleSource(version.Path, $"rules/{version.Path}.json", version.Content), catalogue).Scorecard is not { } scorecard)
        {
            return null;
        }

        return _compiled.GetOrAdd(sha256, scorecard.Numbered(version.Number));
    }

    /// <summary>A process that starts looks at the files before it answers for the first time.</summary>
    private async Task LookOnceAsync(CancellationToken cancellationToken)
    {
        if (_looked)
        {
            return;
        }

        await _first.WaitAsync(cancellationToken);
        try
        {
            if (!_looked)
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AdoptRules>().RunAsync(cancellationToken);
                _looked = true;
            }
        }
        finally
        {
            _first.Release();
        }
    }

    public void Dispose() => _first.Dispose();
}
