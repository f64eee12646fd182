using Icmesh.Kernel.Rules;
using Icmesh.Rules.Data;
using Icmesh.Rules.Reading;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Rules.Live;

/// <summary>
/// Live tables, asked of the database once for each piece of work, so that every node reads the same and one query is enough for all of them.
/// Where nothing is live yet, the file is adopted by the one who asks, within his own transaction: an import holds the only lock there is on SQLite.
/// </summary>
internal sealed class RuleTables(RulesDb db, CheckedFiles files, AdoptRules adopt, IEnumerable<RuleTableKind> kinds) : IRuleTables
{
    private Dictionary<string, Version>? _live;

    public async Task<T?> LiveAsync<T>(CancellationToken cancellationToken) where T : RuleTable
    {
        var path = kinds.Single(k => k.Type == typeof(T)).Path;
        var version = await LiveAsync(path, cancellationToken);
        if (version is null)
        {
            await adopt.RunAsync(path, cancellationToken);
            _live = null;
            version = await LiveAsync(path, cancellationToken);
        }

        if (version is null)
        {
            return null;
        }

        var file = files.Find(path, version.Sha256) ?? files.Check(RuleSource.Stored(
            path, await db.Versions.Where(v => v.Id == version.Id).Select(v => v.Content).SingleAsync(cancellationToken)));
        return (T?)file.Table;
    }

    private async Task<Version?> LiveAsync(string path, CancellationToken cancellationToken)
    {
        var paths = kinds.Select(k => k.Path).ToList();
        _live ??= await db.Live.Where(l => paths.Contains(l.Path)).Join(db.Versions, l => l.VersionId, v => v.Id, (_, v) => new Version(v.Id, v.Path, v.Sha256))
            .ToDictionaryAsync(v => v.Path, StringComparer.Ordinal, cancellationToken);
        return _live.GetValueOrDefault(path);
    }

    private sealed record Version(Guid Id, string Path, string Sha256);
}
