using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Imports;

internal sealed class IncidentsExport(
    IncidentsDb db, IContractorDirectory contractorDirectory, ISiteDirectory siteDirectory, SpecificReads reads, Masking masking, SiteClock clock) : IExportKind
{
    public string Name => "incidents";
    public Sentence Title => new("Insiden", "Incidents");
    public string Permission => IncidentsPermissions.View;
    public IReadOnlyList<string> Columns { get; } = [.. IncidentColumns.All.Select(c => c.Name)];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await reads.OpenAllAsync(db, "incident", cancellationToken);
        var contractors = (await contractorDirectory.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken)).ToDictionary(c => c.Id, c => c.Code);
        var sites = (await siteDirectory.ListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        await foreach (var i in db.Incidents.AsNoTracking().OrderBy(i => i.OccurredAt).ThenBy(i => i.RowKey).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return
            [
                contractors[i.ContractorId], sites[i.SiteId], clock.ToSite(i.OccurredAt), masking.Of(DataClass.Specific, i.Treatment.ToString()), i.Impact.ToString(), i.DaysLost, i.RestrictedDays,
                masking.Of(DataClass.Specific, i.PermanentLoss), i.Potential, masking.Of(DataClass.Specific, i.Narrative), i.ExternalId, i.IsEmployee, i.IsConcealed, i.IsAttributable, i.IsCommuting,
            ];
        }
    }
}
