using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>Finds an attachment of a permit and what it is called.</summary>
internal sealed class PermitDocuments(PermitsDb db, ReadParts parts)
{
    /// <exception cref="NotFoundException">The permit has no such attachment.</exception>
    public async Task<(PermitDocument Row, Sentence Title)> OpenAsync(Permit permit, Guid document, CancellationToken cancellationToken)
    {
        var row = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == document && d.PermitId == permit.Id, cancellationToken) ?? throw new NotFoundException($"document {document}");
        var known = PermitTypes.AttachmentsOf((await parts.TypesAsync(cancellationToken)).Types).FirstOrDefault(a => a.Code == row.Code);
        return (row, known?.Title ?? new(row.Code, row.Code));
    }
}
