using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Rules.Data;
using Icmesh.Rules.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Live;

/// <summary>Gives out compiled versions. What is live is asked of the database each time, so that every node runs the same.</summary>
internal sealed class RuleBook(IServiceScopeFactory scopes, RulesFolder folder, CheckedFiles files) : IRuleBook
{
    public async Task<IScorecard> LiveAsync(string path, CancellationToken cancellationToken)
    {
        await folder.LookedAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RulesDb>();
        var live = db.Live.Where(l => l.Path == path).Join(db.Versions, l => l.VersionId, v => v.Id, (_, v) => v);
        return await CompiledAsync(db, live, cancellationToken) ?? throw new RefusedException(
            new Sentence($"Belum ada aturan {path} yang berlaku.", $"No version of the rules {path} is live."),
            new Sentence("Jalankan rules check dan perbaiki berkasnya.", "Run rules check and mend the file."));
    }

    public async Task<IScorecard?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RulesDb>();
        return await CompiledAsync(db, db.Versions.Where(v => v.Sha256 == sha256), cancellationToken);
    }

    private async Task<IScorecard?> CompiledAsync(RulesDb db, IQueryable<RuleVersion> versions, CancellationToken cancellationToken)
    {
        var version = await versions.OrderBy(v => v.Number).Select(v => new { v.Id, v.Path, v.Number, v.Sha256 }).FirstOrDefaultAsync(cancellationToken);
        if (version is null)
        {
            return null;
        }

        var file = files.Find(version.Path, version.Sha256) ?? files.Check(RuleSource.Stored(
            version.Path, await db.Versions.Where(v => v.Id == version.Id).Select(v => v.Content).SingleAsync(cancellationToken)));
        return file.Scorecard?.Numbered(version.Number);
    }
}
