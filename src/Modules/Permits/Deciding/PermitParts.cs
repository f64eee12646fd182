using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>A permit with everything that belongs to it, as rules and pages look at it. One query per table.</summary>
/// <param name="Types">Rules of the permit's types as they are live now.</param>
/// <param name="Files">Ids of documents that have a file.</param>
internal sealed record PermitParts(
    Permit Permit, IReadOnlyList<PermitType> Types, PermitTypes Book, HazardBook Hazards, IReadOnlyList<CrewMember> Crew, IReadOnlyList<JobStep> Steps,
    IReadOnlyList<PermitDocument> Documents, IReadOnlySet<Guid> Files, IReadOnlyList<PermitCheck> Checks)
{
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
}

internal sealed class ReadParts(PermitsDb db, IRuleTables tables, IAttachments attachments)
{
    public async Task<PermitTypes> TypesAsync(CancellationToken cancellationToken) =>
        await tables.LiveAsync<PermitTypes>(cancellationToken) ?? throw RuleSetIdentity.NothingLive(PermitTypes.Kind.Path);

    public async Task<HazardBook> HazardsAsync(CancellationToken cancellationToken) =>
        await tables.LiveAsync<HazardBook>(cancellationToken) ?? throw RuleSetIdentity.NothingLive(HazardBook.Kind.Path);

    /// <exception cref="RefusedException">Rules of permits are not live.</exception>
    public async Task<PermitParts> OfAsync(Permit permit, CancellationToken cancellationToken)
    {
        var (book, hazards) = (await TypesAsync(cancellationToken), await HazardsAsync(cancellationToken));
        var crew = await db.Crew.Where(c => c.PermitId == permit.Id).OrderBy(c => c.Role).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        var steps = await db.Steps.AsNoTracking().Where(s => s.PermitId == permit.Id).OrderBy(s => s.Position).ToListAsync(cancellationToken);
        var documents = await db.Documents.AsNoTracking().Where(d => d.PermitId == permit.Id).OrderBy(d => d.Code).ToListAsync(cancellationToken);
        var checks = await db.Checks.Where(c => c.PermitId == permit.Id).ToListAsync(cancellationToken);
        var files = await attachments.HavingAsync(PermitDocument.Subject, [.. documents.Select(d => d.Id)], cancellationToken);
        return new(permit, book.Of(permit.TypeCodes), book, hazards, crew, steps, documents, files, checks);
    }
}
