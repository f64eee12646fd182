using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Rules.Data;
using Icmesh.Rules.Reading;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Rules.Live;

/// <summary>
/// Looks at the files on disk. An empty store adopts the checked ones as version 1; later a changed file goes live at once where the
/// configuration says so, else it waits as a draft. A file with problems changes nothing.
/// </summary>
internal sealed class AdoptRules(RulesDb db, DbSession session, FactCatalogue catalogue, RuleSettings settings, RuleFiles files, SiteClock clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var file in RuleFile.Find(settings.Directory).Where(f => RuleFile.PathOf(settings.Directory, f).StartsWith("scorecards/", StringComparison.Ordinal)))
        {
            var (source, problem) = RuleFile.Read(settings.Directory, file);
            var found = source is null ? null : ScorecardCompiler.Compile(source, catalogue);
            files.Keep(RuleFile.PathOf(settings.Directory, file), source?.Sha256, found?.Problems ?? [problem!]);
            if (found is { MayGoLive: true })
            {
                await session.InTransactionAsync(() => OfferAsync(source!, cancellationToken), cancellationToken);
            }
        }
    }

    private async Task OfferAsync(RuleSource source, CancellationToken cancellationToken)
    {
        var live = await db.Live.SingleOrDefaultAsync(l => l.Path == source.Path, cancellationToken);
        if (live is not null && (!settings.GoesLiveWhenChecked || await db.Versions.AnyAsync(v => v.Id == live.VersionId && v.Sha256 == source.Sha256, cancellationToken)))
        {
            return;
        }

        var number = await db.Versions.Where(v => v.Path == source.Path).MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0;
        var now = clock.UtcNow;
        var version = new RuleVersion
        {
            Path = source.Path,
            Number = number + 1,
            Sha256 = source.Sha256,
            Content = source.Bytes,
            AdoptedAt = now,
            AdoptedBy = SystemUser.Instance.Name,
        };
        db.Versions.Add(version);
        if (live is null)
        {
            db.Live.Add(new LiveRule { Path = source.Path, VersionId = version.Id });
        }
        else
        {
            live.VersionId = version.Id;
        }

        db.Record(SystemUser.Instance, now, "rules.adopt", "rule-version", version.Id, after: new { version.Path, version.Number, version.Sha256 });
        db.Announce(now, Topics.RulesChanged, payload: $$"""{"path":"{{source.Path}}","sha256":"{{source.Sha256}}"}""");
        db.Announce(now, Topics.FactsChanged);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
