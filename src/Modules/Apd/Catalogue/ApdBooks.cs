using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Rules;

namespace Icmesh.Apd.Catalogue;

/// <summary>Catalogue and matrix as they are live; empty where no version is.</summary>
internal sealed class ApdBooks(IRuleTables tables, ISiteDirectory sites)
{
    private static readonly RuleHeader None = new(Kernel.Text.Sentence.Empty, "", "");

    private ApdCatalogue? _catalogue;

    /// <summary>Read once for all that one request or import asks.</summary>
    public async Task<ApdCatalogue> CatalogueAsync(CancellationToken cancellationToken) =>
        _catalogue ??= await tables.LiveAsync<ApdCatalogue>(cancellationToken) ?? new(None, [], []);

    public async Task<ApdMatrix> MatrixAsync(CancellationToken cancellationToken) => await tables.LiveAsync<ApdMatrix>(cancellationToken) ?? new(None, [], []);

    public async Task<ApdQuota> QuotaAsync(CancellationToken cancellationToken) => await tables.LiveAsync<ApdQuota>(cancellationToken) ?? new(None, [], []);

    /// <summary>The area as the matrix writes it: <c>SITE/AREA</c>; null for none.</summary>
    public async Task<string?> AreaAsync(Guid? id, CancellationToken cancellationToken) => id is null ? null : (await AreasAsync(cancellationToken)).FirstOrDefault(a => a.Area.Id == id).Code;

    /// <summary>All work areas, each with its <c>SITE/AREA</c>.</summary>
    public async Task<IReadOnlyList<(AreaCard Area, string Code)>> AreasAsync(CancellationToken cancellationToken)
    {
        var codes = (await sites.ListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        return [.. (await sites.AreasAsync(cancellationToken)).Where(a => codes.ContainsKey(a.SiteId)).Select(a => (a, $"{codes[a.SiteId]}/{a.Code}"))];
    }
}
