using Icmesh.Incidents.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Imports;

internal sealed class IncidentsImport(
    IncidentsDb db, IContractorDirectory contractorDirectory, ISiteDirectory siteDirectory, ChargeTables tables, ICurrentUser user, SiteClock clock) : IImportKind
{
    private const int KeysPerQuery = 500;

    public string Name => "incidents";
    public Sentence Title => new("Insiden", "Incidents");
    public string Permission => IncidentsPermissions.Edit;
    public IReadOnlyList<ImportColumn> Columns => IncidentColumns.All;

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var cards = await contractorDirectory.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken);
        var charges = await tables.ReadAsync(cancellationToken);
        var reader = new IncidentRowReader(
            new(new("kontraktor", "contractor"), new("Impor kontraktor itu dulu, atau perbaiki kodenya.", "Import that contractor first, or correct the code."), cards.Select(c => (c.Code, c))),
            new(new("lokasi", "site"), new("Impor lokasi itu dulu, atau perbaiki kodenya.", "Import that site first, or correct the code."),
                (await siteDirectory.ListAsync(cancellationToken)).Select(s => (s.Code, s))),
            charges, clock);
        var first = new Dictionary<string, IncidentRow>();
        var repeated = new List<IncidentRow>();
        foreach (var row in batch.Rows)
        {
            if (reader.Read(batch, row) is { } read && !first.TryAdd(read.RowKey, read))
            {
                if (read.Fingerprint == first[read.RowKey].Fingerprint)
                {
                    repeated.Add(read);
                }
                else
                {
                    batch.Refuse(row, "externalId",
                        new($"Nomor {read.ExternalId} sudah dipakai baris {first[read.RowKey].Row.Line} dengan isi lain.", $"Number {read.ExternalId} is used by row {first[read.RowKey].Row.Line} with other content."),
                        new("Beri setiap insiden nomor sendiri.", "Give each incident a number of its own."));
                }
            }
        }

        var affected = new HashSet<Guid>();
        foreach (var some in first.Values.Chunk(KeysPerQuery))
        {
            var keys = some.Select(r => r.RowKey).ToList();
            var stored = await db.Incidents.AsNoTracking().Where(i => keys.Contains(i.RowKey!)).ToDictionaryAsync(i => i.RowKey!, cancellationToken);
            foreach (var row in some)
            {
                Apply(batch, row, stored.GetValueOrDefault(row.RowKey), charges, affected);
            }
        }

        foreach (var row in repeated)
        {
            batch.Changed(row.Row, ChangeKind.Unchanged, row.What, $"= {first[row.RowKey].Row.Line}");
        }

        var mainOf = cards.Where(c => c.MainContractorId is not null).ToDictionary(c => c.Id, c => c.MainContractorId!.Value);
        await db.SaveImportAsync(batch, "incident", user, clock, ContractorTree.Upwards(affected, mainOf), cancellationToken);
    }

    private void Apply(ImportBatch batch, IncidentRow row, Incident? stored, Func<DateOnly, DaysChargedTable> charges, HashSet<Guid> affected)
    {
        if (stored is null)
        {
            var incident = new Incident { ContractorId = row.Contractor.Id, SiteId = row.Site.Id, ExternalId = row.ExternalId, RowKey = row.RowKey };
            row.WriteTo(incident, charges, clock);
            db.Incidents.Add(incident);
            affected.Add(incident.ContractorId);
            batch.Changed(row.Row, ChangeKind.Added, row.What);
            return;
        }

        var detail = row.Differences(stored, clock);
        batch.Changed(row.Row, detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, row.What, detail);
        if (detail.Length == 0)
        {
            return;
        }

        db.Attach(stored);
        affected.Add(stored.ContractorId);
        var before = stored.Class;
        stored.ContractorId = row.Contractor.Id;
        stored.SiteId = row.Site.Id;
        row.WriteTo(stored, charges, clock);
        affected.Add(stored.ContractorId);
        if (before != stored.Class)
        {
            db.ClassChanges.Add(new()
            {
                IncidentId = stored.Id,
                ContractorId = stored.ContractorId,
                From = before,
                To = stored.Class,
                At = clock.UtcNow,
                By = user.Name,
                Reason = new Sentence("Impor", "Import").Both,
            });
        }
    }
}
