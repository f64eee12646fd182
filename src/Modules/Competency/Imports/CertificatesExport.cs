using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Imports;

internal sealed class CertificatesExport(CompetencyDb db, IContractorDirectory contractors, IWorkerDirectory workers, Masking masking) : IExportKind
{
    private const int Batch = 500;

    public string Name => "certificates";
    public Sentence Title => new("Sertifikat", "Certificates");
    public string Permission => CompetencyPermissions.View;

    public IReadOnlyList<string> Columns { get; } =
        ["contractor", "worker", "nik", "type", "class", "scope", "issuer", "number", "issuedOn", "expiresOn", "forThisEmployer", "revokedOn", "revokedReason"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var codes = (await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken)).ToDictionary(c => c.Id, c => c.Code);
        for (var after = Guid.Empty; ;)
        {
            var some = await db.Certificates.AsNoTracking().Where(c => c.Id > after).OrderBy(c => c.Id).Take(Batch).ToListAsync(cancellationToken);
            var people = await workers.ReadAsync([.. some.Select(c => c.WorkerId).Distinct()], cancellationToken);
            foreach (var c in some)
            {
                yield return
                [
                    codes.GetValueOrDefault(c.ContractorId), masking.Of(DataClass.Personal, people.GetValueOrDefault(c.WorkerId)?.Name), null, c.Type, c.Class, c.Scope, c.Issuer,
                    masking.Of(DataClass.Personal, c.Number), c.IssuedOn, c.ExpiresOn, c.IsForThisEmployer, c.RevokedOn, c.RevokedReason,
                ];
            }

            if (some.Count < Batch)
            {
                yield break;
            }

            after = some[^1].Id;
        }
    }
}
