using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Rules.Data;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Rules.Live;

/// <summary>
/// Looks at the files on disk. An empty store adopts the checked ones as version 1; later a changed file goes live at once where the
/// configuration says so, else it is kept as a draft. A file with problems changes nothing, nor does one that is gone.
/// </summary>
internal sealed class AdoptRules(RulesDb db, CheckedFiles files, RuleKinds kinds, RuleSettings settings, SiteClock clock)
{
    private const int Attempts = 3;

    /// <param name="changing">Files that are being written just now; they are reported and left alone.</param>
    public async Task<FolderLook> RunAsync(IReadOnlySet<string> changing, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, FileState>(StringComparer.Ordinal);
        foreach (var file in RuleFile.FindKnown(settings.Directory, kinds))
        {
            found[RuleFile.PathOf(settings.Directory, file)] = changing.Contains(file)
                ? new(null, [RuleFile.Problem(settings.Directory, file, FileMessages.HalfWritten())], IsChanging: true)
                : await LookAtAsync(file, cancellationToken);
        }

        return new(clock.UtcNow, found);
    }

    /// <summary>One file alone, where it lies on disk.</summary>
    public async Task RunAsync(string path, CancellationToken cancellationToken)
    {
        var file = Path.Combine(settings.Directory, $"{path}.json");
        if (File.Exists(file))
        {
            await LookAtAsync(file, cancellationToken);
        }
    }

    private async Task<FileState> LookAtAsync(string file, CancellationToken cancellationToken)
    {
        var (source, problem) = RuleFile.Read(settings.Directory, file);
        if (source is null)
        {
            return new(null, [problem!]);
        }

        var found = files.Check(source);
        if (found.MayGoLive)
        {
            await OfferAsync(found, cancellationToken);
        }

        return new(source.Sha256, found.Problems);
    }

    private async Task OfferAsync(CheckedFile file, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StoreAsync(file, cancellationToken);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another process that looks at the same files stored first; the next attempt sees what it did.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task StoreAsync(CheckedFile file, CancellationToken cancellationToken)
    {
        var (path, sha256) = (file.Source.Path, file.Source.Sha256);
        var live = await db.Live.SingleOrDefaultAsync(l => l.Path == path, cancellationToken);
        var known = await db.Versions.Where(v => v.Path == path && v.Sha256 == sha256).Select(v => new VersionKey(v.Id, v.Number)).SingleOrDefaultAsync(cancellationToken);
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Path == path, cancellationToken);
        if (live is not null && !settings.GoesLiveWhenChecked && live.VersionId != known?.Id)
        {
            Keep(file, draft);
        }
        else
        {
            if (draft is not null)
            {
                db.Drafts.Remove(draft);
                db.Record(SystemUser.Instance, clock.UtcNow, "rules.drop-draft", RecordedRule.Noun, RecordedRule.IdOf(path), before: new RecordedRule(path, null, draft.Sha256));
            }

            if (live is null || live.VersionId != known?.Id)
            {
                await GoLiveAsync(file, live, known, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void Keep(CheckedFile file, RuleDraft? draft)
    {
        var (path, sha256) = (file.Source.Path, file.Source.Sha256);
        if (draft?.Sha256 == sha256)
        {
            return;
        }

        var before = draft?.Sha256;
        var (author, reason) = WhoAndWhy(file);
        if (draft is null)
        {
            db.Drafts.Add(new RuleDraft
            {
                Path = path, Sha256 = sha256, Content = file.Source.Bytes, Author = author, Reason = reason, ChangedAt = clock.UtcNow, ChangedBy = SystemUser.Instance.Name,
            });
        }
        else
        {
            (draft.Sha256, draft.Content, draft.Author, draft.Reason) = (sha256, file.Source.Bytes, author, reason);
            (draft.ChangedAt, draft.ChangedBy) = (clock.UtcNow, SystemUser.Instance.Name);
        }

        db.Record(
            SystemUser.Instance, clock.UtcNow, "rules.draft", RecordedRule.Noun, RecordedRule.IdOf(path),
            before: before is null ? null : new RecordedRule(path, null, before), after: new RecordedRule(path, null, sha256));
    }

    /// <summary>The version that has this content goes live again under its old number; new content gets the next one.</summary>
    private async Task GoLiveAsync(CheckedFile file, LiveRule? live, VersionKey? known, CancellationToken cancellationToken)
    {
        var (path, sha256) = (file.Source.Path, file.Source.Sha256);
        var now = clock.UtcNow;
        var version = known ?? await AddVersionAsync(file, now, cancellationToken);
        var before = live is null ? null : await db.Versions.Where(v => v.Id == live.VersionId).Select(v => new RecordedRule(path, v.Number, v.Sha256)).SingleOrDefaultAsync(cancellationToken);
        if (live is null)
        {
            db.Live.Add(new LiveRule { Path = path, VersionId = version.Id, Since = now, By = SystemUser.Instance.Name });
        }
        else
        {
            (live.VersionId, live.Since, live.By) = (version.Id, now, SystemUser.Instance.Name);
        }

        db.Record(
            SystemUser.Instance, now, known is null ? "rules.adopt" : "rules.restore", RecordedRule.Noun, RecordedRule.IdOf(path),
            before: before, after: new RecordedRule(path, version.Number, sha256));
        db.Announce(now, Topics.RulesChanged, payload: $$"""{"path":"{{path}}","sha256":"{{sha256}}"}""");
        if (file.Scorecard is not null)
        {
            // Everybody is scored anew. What a table or a gate says counts from now on.
            db.Announce(now, Topics.FactsChanged);
        }
    }

    private async Task<VersionKey> AddVersionAsync(CheckedFile file, DateTime now, CancellationToken cancellationToken)
    {
        var last = await db.Versions.Where(v => v.Path == file.Source.Path).MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0;
        var (author, reason) = WhoAndWhy(file);
        var version = new RuleVersion
        {
            Path = file.Source.Path,
            Number = last + 1,
            Sha256 = file.Source.Sha256,
            Content = file.Source.Bytes,
            Author = author,
            Reason = reason,
            AdoptedAt = now,
            AdoptedBy = SystemUser.Instance.Name,
        };
        db.Versions.Add(version);
        return new(version.Id, version.Number);
    }

    private static (string Author, string Reason) WhoAndWhy(CheckedFile file) => (file.Header!.Author, file.Header.Reason);

    private sealed record VersionKey(Guid Id, int Number);
}
