using Icmesh.Kernel.Text;
using Icmesh.Rules.Data;
using Icmesh.Rules.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Live;

/// <summary>Stored versions, compiled. What is live is asked of the database each time, so that every node runs the same.</summary>
internal sealed class LiveFiles(IServiceScopeFactory scopes, RulesFolder folder, CheckedFiles files)
{
    public async Task<StoredFile?> FindLiveAsync(string path, CancellationToken cancellationToken)
    {
        await folder.LookedAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RulesDb>();
        return await CompiledAsync(db, db.Live.Where(l => l.Path == path).Join(db.Versions, l => l.VersionId, v => v.Id, (_, v) => v), cancellationToken);
    }

    public async Task<StoredFile?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RulesDb>();
        return await CompiledAsync(db, db.Versions.Where(v => v.Sha256 == sha256), cancellationToken);
    }

    public static RefusedException NothingLive(string path) => new(
        new Sentence($"Belum ada aturan {path} yang berlaku.", $"No version of the rules {path} is live."),
        new Sentence("Jalankan rules check dan perbaiki berkasnya.", "Run rules check and mend the file."));

    private async Task<StoredFile?> CompiledAsync(RulesDb db, IQueryable<RuleVersion> versions, CancellationToken cancellationToken)
    {
        var version = await versions.OrderBy(v => v.Number).Select(v => new { v.Id, v.Path, v.Number, v.Sha256 }).FirstOrDefaultAsync(cancellationToken);
        if (version is null)
        {
            return null;
        }

        var file = files.Find(version.Path, version.Sha256) ?? files.Check(RuleSource.Stored(
            version.Path, await db.Versions.Where(v => v.Id == version.Id).Select(v => v.Content).SingleAsync(cancellationToken)));
        return new(file, version.Number);
    }
}

internal sealed record StoredFile(CheckedFile Checked, int Number);
