using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>A permit with everything that belongs to it, as rules and pages look at it.</summary>
/// <param name="Types">Rules of the permit's types as they are live now.</param>
/// <param name="Files">Ids of documents that have a file.</param>
internal sealed record PermitParts(
    Permit Permit, IReadOnlyList<PermitType> Types, PermitTypes Book, HazardBook Hazards, IReadOnlyList<CrewMember> Crew, IReadOnlyList<JobStep> Steps,
    IReadOnlyList<PermitDocument> Documents, IReadOnlySet<Guid> Files, IReadOnlyList<PermitCheck> Checks)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<GasTest> GasTests { get; init; } = [];

    public IReadOnlyList<IsolationPoint> Isolations { get; init; } = [];

    /// <summary>People and locks that were counted in and are not out.</summary>
    public IReadOnlyList<Counted> Inside { get; init; } = [];

    /// <summary>Jobs beside it that may not be there as they are.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>Every type that the permit names has rules.</summary>
    public bool AreTypesKnown => Types.Count > 0 && Types.Count == Permit.TypeCodes.Count;

    public IReadOnlyList<CodedItem> Checklist => Book.ChecklistOf(Types);

    /// <summary>Attachments that its types demand, with the row that files hang on where there is one.</summary>
    public IEnumerable<(CodedItem Item, PermitDocument? Row, bool HasFile)> Attachments =>
        PermitTypes.AttachmentsOf(Types).Select(i => (Item: i, Row: Documents.FirstOrDefault(d => d.Code == i.Code))).Select(a => (a.Item, a.Row, a.Row is { } row && Files.Contains(row.Id)));

    /// <summary>Types that the hazards demand and that were not chosen.</summary>
    public IReadOnlyList<PermitType> TypesMissing =>
        Book.Of(Hazards.Of(Steps.SelectMany(s => s.HazardCodes).ToHashSet()).SelectMany(h => h.Types).Except(Permit.TypeCodes).ToHashSet());

    /// <summary>Roles that still lack people, and how many.</summary>
    public IReadOnlyDictionary<CrewRole, int> RolesMissing =>
        PermitTypes.RolesOf(Types).Select(r => (r.Key, Missing: r.Value - Crew.Count(c => c.Role == r.Key))).Where(r => r.Missing > 0).ToDictionary(r => r.Key, r => r.Missing);

    /// <summary>The latest test at each height.</summary>
    public IReadOnlyList<GasTest> LatestGas => [.. GasTests.GroupBy(g => g.Height).Select(g => g.First())];

    /// <summary>When the next gas test is due while work goes on; null where none is needed, or none was made.</summary>
    public DateTime? GasDue => PermitTypes.GasOf(Types) is { } need && LatestGas.Count > 0 ? LatestGas.Min(g => g.At).AddMinutes(need.RetestMinutes) : null;

    /// <summary>When the fire watch ends; null where none is needed, or hot work has not ended.</summary>
    public DateTime? FireWatchUntil => Types.Select(t => t.FireWatchMinutes).DefaultIfEmpty().Max() is > 0 and var minutes ? Permit.HotWorkEndedAt?.AddMinutes(minutes) : null;
}

/// <summary>Reads permits with what belongs to them: one query per table, whatever the number of permits.</summary>
internal sealed class ReadParts(PermitsDb db, IRuleTables tables, IAttachments attachments, Conflicts conflicts)
{
    public async Task<PermitTypes> TypesAsync(CancellationToken cancellationToken) =>
        await tables.LiveAsync<PermitTypes>(cancellationToken) ?? throw RuleSetIdentity.NothingLive(PermitTypes.Kind.Path);

    public async Task<HazardBook> HazardsAsync(CancellationToken cancellationToken) =>
        await tables.LiveAsync<HazardBook>(cancellationToken) ?? throw RuleSetIdentity.NothingLive(HazardBook.Kind.Path);

    /// <exception cref="RefusedException">Rules of permits are not live.</exception>
    public async Task<PermitParts> OfAsync(Permit permit, CancellationToken cancellationToken)
    {
        var parts = await RunningAsync([permit], cancellationToken);
        var steps = await db.Steps.AsNoTracking().Where(s => s.PermitId == permit.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        var documents = await db.Documents.AsNoTracking().Where(d => d.PermitId == permit.Id).OrderBy(d => d.Code).ToListAsync(cancellationToken);
        var files = await attachments.HavingAsync(PermitDocument.Subject, [.. documents.Select(d => d.Id)], cancellationToken);
        return parts[0] with { Steps = steps, Documents = documents, Files = files };
    }

    /// <summary>Who has signed a permit so far.</summary>
    public async Task<SignedSoFar> SignedAsync(Guid permit, CancellationToken cancellationToken) => new(await db.Decisions.AsNoTracking().Where(d => d.PermitId == permit)
        .OrderBy(d => d.Position).Select(d => new SignedStep(d.Command, d.Role, d.To != null, d.SignerId, d.By, d.SignerName)).ToListAsync(cancellationToken));

    /// <summary>What is asked about while work goes on: the crew, the checks, gas, isolation, who is inside. JSA and attachments are left out.</summary>
    /// <exception cref="RefusedException">Rules of permits are not live.</exception>
    public async Task<IReadOnlyList<PermitParts>> RunningAsync(IReadOnlyList<Permit> permits, CancellationToken cancellationToken)
    {
        var (book, hazards) = (await TypesAsync(cancellationToken), await HazardsAsync(cancellationToken));
        var ids = permits.Select(p => p.Id).ToList();
        var crew = (await db.Crew.Where(c => ids.Contains(c.PermitId)).OrderBy(c => c.Role).ThenBy(c => c.Id).ToListAsync(cancellationToken)).ToLookup(c => c.PermitId);
        var checks = (await db.Checks.Where(c => ids.Contains(c.PermitId)).ToListAsync(cancellationToken)).ToLookup(c => c.PermitId);
        var gas = (await db.GasTests.AsNoTracking().Where(g => ids.Contains(g.PermitId)).OrderByDescending(g => g.At).ThenByDescending(g => g.Id).ToListAsync(cancellationToken)).ToLookup(g => g.PermitId);
        var points = (await db.Isolations.Where(i => ids.Contains(i.PermitId)).OrderBy(i => i.Name).ToListAsync(cancellationToken)).ToLookup(i => i.PermitId);
        var inside = (await db.Counted.Where(c => ids.Contains(c.PermitId) && c.OutAt == null).OrderBy(c => c.InAt).ToListAsync(cancellationToken)).ToLookup(c => c.PermitId);
        var beside = await conflicts.OfAsync(permits, cancellationToken);
        return
        [
            .. permits.Select(p => new PermitParts(p, book.Of(p.TypeCodes), book, hazards, [.. crew[p.Id]], [], [], new HashSet<Guid>(), [.. checks[p.Id]])
            {
                GasTests = [.. gas[p.Id]], Isolations = [.. points[p.Id]], Inside = [.. inside[p.Id]], Conflicts = [.. beside[p.Id]],
            }),
        ];
    }
}
