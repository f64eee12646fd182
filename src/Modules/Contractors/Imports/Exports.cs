using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Imports;

internal sealed class SitesExport(ContractorsDb db) : IExportKind
{
    public string Name => "sites";
    public Sentence Title => new("Lokasi", "Sites");
    public string Permission => ContractorsPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["code", "name"];

    public IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellationToken) =>
        db.Sites.OrderBy(s => s.NormalizedCode).Select(s => new { s.Code, s.Name }).AsAsyncEnumerable()
            .Select(IReadOnlyList<object?> (s) => [s.Code, s.Name]);
}

internal sealed class ContractorsExport(ContractorsDb db) : IExportKind
{
    public string Name => "contractors";
    public Sentence Title => new("Kontraktor", "Contractors");
    public string Permission => ContractorsPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["code", "name", "status", "csmsClass", "subcontractorOf"];

    public IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellationToken) =>
        (from c in db.Contractors
         join m in db.Contractors on c.MainContractorId equals m.Id into mains
         from main in mains.DefaultIfEmpty()
         orderby c.NormalizedCode
         select new { c.Code, c.Name, c.Status, c.CsmsClass, Main = main == null ? null : main.Code }).AsAsyncEnumerable()
        .Select(IReadOnlyList<object?> (c) => [c.Code, c.Name, c.Status.ToString(), c.CsmsClass?.ToString(), c.Main]);
}

internal sealed class WorkersExport(ContractorsDb db, Masking masking) : IExportKind
{
    public string Name => "workers";
    public Sentence Title => new("Pekerja", "Workers");
    public string Permission => ContractorsPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["contractor", "name", "nik", "position"];

    /// <summary>The NIK is not stored: only its last four digits go out.</summary>
    public IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellationToken) =>
        (from w in db.Workers
         join c in db.Contractors on w.ContractorId equals c.Id
         orderby c.NormalizedCode, w.Name, w.NikLast4
         select new { c.Code, w.Name, w.NikLast4, w.Position }).AsAsyncEnumerable()
        .Select(IReadOnlyList<object?> (w) => [w.Code, masking.Of(DataClass.Personal, w.Name), $"************{masking.Of(DataClass.Personal, w.NikLast4)}", w.Position]);
}

internal sealed class ManHoursExport(ContractorsDb db) : IExportKind
{
    public string Name => "man-hours";
    public Sentence Title => new("Jam kerja orang", "Man-hours");
    public string Permission => ContractorsPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["contractor", "site", "year", "month", "hours", "headcount"];

    public IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(CancellationToken cancellationToken) =>
        (from h in db.ManHours
         join c in db.Contractors on h.ContractorId equals c.Id
         join s in db.Sites on h.SiteId equals s.Id
         orderby c.NormalizedCode, s.NormalizedCode, h.Month
         select new { Contractor = c.Code, Site = s.Code, h.Month, h.Hours, h.Headcount }).AsAsyncEnumerable()
        .Select(IReadOnlyList<object?> (h) => [h.Contractor, h.Site, new YearMonth(h.Month).Year, new YearMonth(h.Month).Month, h.Hours, h.Headcount]);
}
