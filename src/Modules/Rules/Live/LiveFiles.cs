using Icmesh.Rules.Data;
using Icmesh.Rules.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Live;

/// <summary>Stored versions, compiled. What is live is asked of the database each time, so that every node runs the same.</summary>
internal sealed class LiveFiles(IServiceScopeFactory scopes, RulesFolder folder, CheckedFiles files)
{
    /// <summary>The live versions of those paths that have one; one query where this process has compiled them before.</summary>
    public async Task<IReadOnlyList<StoredFile>> FindLiveAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        await folder.LookedAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RulesDb>();
        var live = await Keys(db.Live.Where(l => paths.Contains(l.Path)).Join(db.Versions, l => l.VersionId, v => v.Id, (_, v) => v)).ToListAsync(cancellationToken);
        var found = new List<StoredFile>(live.Count);
        foreach (var version in live)
        {
            found.Add(await CompiledAsync(db, version, cancellationToken));
        }

        return found;
    }

    public async Task<StoredFile?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RulesDb>();
        var version = await Keys(db.Versions.Where(v => v.Sha256 == sha256)).FirstOrDefaultAsync(cancellationToken);
        return version is null ? null : await CompiledAsync(db, version, cancellationToken);
    }

    private static IQueryable<VersionKey> Keys(IQueryable<RuleVersion> versions) => versions.OrderBy(v => v.Number).Select(v => new VersionKey(v.Id, v.Path, v.Number, v.Sha256));

    /// <summary>Content is read only where this process has not compiled it lately.</summary>
    private async Task<StoredFile> CompiledAsync(RulesDb db, VersionKey version, CancellationToken cancellationToken)
    {
        var file = files.Find(version.Path, version.Sha256) ?? files.Check(RuleSource.Stored(
            version.Path, await db.Versions.Where(v => v.Id == version.Id).Select(v => v.Content).SingleAsync(cancellationToken)));
        return new(file, version.Number);
    }

    private sealed record VersionKey(Guid Id, string Path, int Number, string Sha256);
}

internal sealed record StoredFile(CheckedFile Checked, int Number);
