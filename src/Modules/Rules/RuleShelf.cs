using Icmesh.Kernel.Web;
using Icmesh.Rules.Data;
using Icmesh.Rules.Live;
using Icmesh.Rules.Reading;
using Icmesh.Ui;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Rules;

/// <summary>What the pages show of rule files: what is live, what waits, what lies on disk, and any stored version.</summary>
internal sealed class RuleShelf(RulesDb db, RulesFolder folder, CheckedFiles files)
{
    /// <summary>Every file that is live, waits or lies on disk, by path.</summary>
    public async Task<IReadOnlyList<ShelfFile>> FilesAsync(CancellationToken cancellationToken)
    {
        var look = await folder.LookedAsync(cancellationToken);
        var live = await db.Live.AsNoTracking().Join(db.Versions, l => l.VersionId, v => v.Id, (l, v) => new LiveVersion(l.Path, v.Number, v.Sha256, v.Author, v.Reason, l.Since, l.By))
            .ToDictionaryAsync(l => l.Path, StringComparer.Ordinal, cancellationToken);
        var drafts = await db.Drafts.AsNoTracking().Select(d => new WaitingDraft(d.Path, d.Sha256, d.Author, d.Reason, d.ChangedAt, d.ChangedBy))
            .ToDictionaryAsync(d => d.Path, StringComparer.Ordinal, cancellationToken);
        var paths = live.Keys.Union(drafts.Keys).Union(look.Files.Keys).Order(StringComparer.Ordinal);
        return [.. paths.Select(p => new ShelfFile(p, live.GetValueOrDefault(p), drafts.GetValueOrDefault(p), look.Files.GetValueOrDefault(p), look.At))];
    }

    public async Task<ShelfFile> FileAsync(string path, CancellationToken cancellationToken) =>
        (await FilesAsync(cancellationToken)).FirstOrDefault(f => f.Path == path) ?? throw new NotFoundException(path);

    /// <summary>All versions of a file, newest number first.</summary>
    public Task<PageOf<VersionLine>> VersionsAsync(string path, ListQuery list, CancellationToken cancellationToken) =>
        Lines(db.Versions.Where(v => v.Path == path).OrderByDescending(v => v.Number)).PageAsync(list.Number, list.Size, cancellationToken);

    public Task<VersionLine?> VersionAsync(string path, int number, CancellationToken cancellationToken) =>
        Lines(db.Versions.Where(v => v.Path == path && v.Number == number)).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<VersionLine> Lines(IQueryable<RuleVersion> versions) =>
        versions.Select(v => new VersionLine(v.Number, v.Sha256, v.Author, v.Reason, v.AdoptedAt, v.AdoptedBy));

    /// <summary>The content of a version, or of the draft where no number is given; null where there is none.</summary>
    public async Task<CheckedFile?> ContentAsync(string path, int? number, CancellationToken cancellationToken)
    {
        var content = number is null
            ? await db.Drafts.Where(d => d.Path == path).Select(d => d.Content).SingleOrDefaultAsync(cancellationToken)
            : await db.Versions.Where(v => v.Path == path && v.Number == number).Select(v => v.Content).SingleOrDefaultAsync(cancellationToken);
        return content is null ? null : files.Check(RuleSource.Stored(path, content));
    }
}

/// <summary>What was found on disk, against what is live.</summary>
internal enum FileCheck
{
    /// <summary>The file says what is live.</summary>
    Live,

    /// <summary>The file is fine and differs from what is live.</summary>
    Waiting,

    Problems,

    /// <summary>Somebody is writing it just now.</summary>
    Changing,

    Missing,
}

/// <param name="OnDisk">Null where the file is gone.</param>
/// <param name="LookedAt">When the folder was last looked at, UTC.</param>
internal sealed record ShelfFile(string Path, LiveVersion? Live, WaitingDraft? Draft, FileState? OnDisk, DateTime LookedAt)
{
    public string File => $"rules/{Path}.json";

    public IReadOnlyList<RuleProblem> Problems => OnDisk?.Problems ?? [];

    public FileCheck Check => OnDisk switch
    {
        null => FileCheck.Missing,
        { IsChanging: true } => FileCheck.Changing,
        { MayGoLive: false } => FileCheck.Problems,
        { Sha256: var sha256 } => sha256 == Live?.Sha256 ? FileCheck.Live : FileCheck.Waiting,
    };
}

/// <param name="Since">UTC.</param>
internal sealed record LiveVersion(string Path, int Number, string Sha256, string Author, string Reason, DateTime Since, string By);

/// <param name="At">When it was kept, UTC.</param>
internal sealed record WaitingDraft(string Path, string Sha256, string Author, string Reason, DateTime At, string By);

/// <param name="At">When it first went live, UTC.</param>
internal sealed record VersionLine(int Number, string Sha256, string Author, string Reason, DateTime At, string By);
