using System.Runtime.CompilerServices;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Imports;

internal sealed class ItemsExport(ApdDb db, IContractorDirectory contractors) : IExportKind
{
    public string Name => "apd-items";
    public Sentence Title => new("Barang APD", "APD items");
    public string Permission => ApdPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["contractor", "serial", "kind", "size", "manufacturedOn", "inServiceOn", "nextInspectionOn", "wear"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var codes = (await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken)).ToDictionary(c => c.Id, c => c.Code);
        await foreach (var i in db.Items.AsNoTracking().OrderBy(i => i.NormalizedSerial).ThenBy(i => i.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return [codes.GetValueOrDefault(i.ContractorId), i.Serial, i.Kind, i.Size, i.ManufacturedOn, i.InServiceOn, i.NextInspectionOn, i.Wear];
        }
    }
}

internal sealed class IssuesExport(ApdDb db, IContractorDirectory contractors, IWorkerDirectory workers, Masking masking, SiteClock clock) : IExportKind
{
    public string Name => "apd-issues";
    public Sentence Title => new("Penyerahan APD", "Issues of APD");
    public string Permission => ApdPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["contractor", "serial", "worker", "nikLast4", "issuedAt", "endedAt"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var codes = (await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken)).ToDictionary(c => c.Id, c => c.Code);
        var people = (await workers.AfterAsync([.. codes.Keys], null, int.MaxValue, cancellationToken)).ToDictionary(w => w.Id);
        var rows = db.Issues.AsNoTracking().Join(db.Items, i => i.ItemId, i => i.Id, (issue, item) => new { issue, item.Serial, item.NormalizedSerial })
            .OrderBy(r => r.issue.IssuedAt).ThenBy(r => r.NormalizedSerial).ThenBy(r => r.issue.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var person = people.GetValueOrDefault(row.issue.WorkerId);
            yield return
            [
                codes.GetValueOrDefault(row.issue.ContractorId), row.Serial, masking.Of(DataClass.Personal, person?.Name), masking.Of(DataClass.Personal, person?.NikLast4),
                clock.ToSite(row.issue.IssuedAt), row.issue.EndedAt is { } ended ? clock.ToSite(ended) : null,
            ];
        }
    }
}

internal sealed class ObservationsExport(ApdDb db, IContractorDirectory contractors, ISiteDirectory sites, IWorkerDirectory workers, Masking masking, SiteClock clock) : IExportKind
{
    public string Name => "apd-observations";
    public Sentence Title => new("Pengamatan APD", "APD observations");
    public string Permission => ApdPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["contractor", "worker", "nikLast4", "site", "jobType", "observedAt", "missing", "note"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var codes = (await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken)).ToDictionary(c => c.Id, c => c.Code);
        var places = (await sites.ListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        var people = (await workers.AfterAsync([.. codes.Keys], null, int.MaxValue, cancellationToken)).ToDictionary(w => w.Id);
        await foreach (var o in db.Observations.AsNoTracking().OrderBy(o => o.ObservedAt).ThenBy(o => o.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var person = people.GetValueOrDefault(o.WorkerId);
            yield return
            [
                codes.GetValueOrDefault(o.ContractorId), masking.Of(DataClass.Personal, person?.Name), masking.Of(DataClass.Personal, person?.NikLast4), places.GetValueOrDefault(o.SiteId),
                o.JobType, clock.ToSite(o.ObservedAt), o.Missing?.Replace(',', ';'), o.Note,
            ];
        }
    }
}
