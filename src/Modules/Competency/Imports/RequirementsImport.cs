using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Imports;

internal sealed class RequirementsImport(CompetencyDb db, IJobTypeDirectory jobs, ISiteDirectory sites, IRuleTables tables, ICurrentUser user, SiteClock clock) : IImportKind
{
    public string Name => "requirements";
    public Sentence Title => new("Persyaratan sertifikat", "Certificate requirements");
    public string Permission => CompetencyPermissions.Require;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("jobType", new("Jenis pekerjaan", "Job type"), ColumnType.Text, true, "HOT_WORK") { Synonyms = ["Pekerjaan", "Job"] },
        new("role", new("Peran", "Role"), ColumnType.Text, false, "JURU_LAS") { Synonyms = ["Jabatan", "Posisi", "Position"], Help = new("Kosong untuk semua orang.", "Empty for everybody.") },
        new("site", new("Lokasi", "Site"), ColumnType.Text, false, "RDX") { Synonyms = ["Pabrik", "Plant"], Help = new("Bersama area; kosong untuk di mana saja.", "With the area; empty for everywhere.") },
        new("area", new("Area", "Area"), ColumnType.Text, false, "PL1") { Synonyms = ["Area kerja", "Work area"] },
        new("certificateType", new("Jenis sertifikat", "Certificate type"), ColumnType.Text, true, "JURU_LAS") { Synonyms = ["Sertifikat", "Certificate"] },
        new("class", new("Kelas paling rendah", "Lowest class"), ColumnType.Text, false, "III") { MaxLength = Lengths.Class, Synonyms = ["Kelas", "Minimum class"] },
        new("mandatory", new("Wajib", "Mandatory"), ColumnType.Flag, true, "true") { Synonyms = ["Kewajiban", "Required"] },
        new("law", new("Sumber", "Source"), ColumnType.Text, true, "Permenaker 02/MEN/1982") { MaxLength = Lengths.Law, Synonyms = ["Dasar hukum", "Peraturan", "Law"] },
        new("status", new("Status sumber", "Status of the source"), ColumnType.Choice, true, "verified") { Choices = Requirement.Statuses, Synonyms = ["Status aturan", "Verification status"] },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var check = new RequirementCheck(types, await jobs.ListAsync(cancellationToken));
        var siteOf = (await sites.ListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        var areas = (await sites.AreasAsync(cancellationToken)).ToDictionary(a => (CodeText.Normalize(siteOf[a.SiteId]), CodeText.Normalize(a.Code)), a => a.Id);
        var stored = (await db.Requirements.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(RequirementKey.Of);
        var seen = new Dictionary<RequirementKey, int>();
        foreach (var row in batch.Rows)
        {
            if (Read(batch, row, check, areas) is not { } key)
            {
                continue;
            }

            if (!seen.TryAdd(key, row.Line))
            {
                batch.Refuse(row, "certificateType", new($"Persyaratan ini sudah ada di baris {seen[key]}.", $"Row {seen[key]} has this requirement already."), new("Hapus salah satunya.", "Keep one of them."));
                continue;
            }

            Apply(batch, row, key, stored.GetValueOrDefault(key));
        }

        await db.SaveImportAsync(batch, "requirement", user, clock, [], cancellationToken);
    }

    private static RequirementKey? Read(ImportBatch batch, ImportRow row, RequirementCheck check, Dictionary<(string, string), Guid> areas)
    {
        var (site, area) = (row.Text("site"), row.Text("area"));
        Guid? areaId = null;
        if (site is not null || area is not null)
        {
            if (!areas.TryGetValue((CodeText.Normalize(site ?? ""), CodeText.Normalize(area ?? "")), out var id))
            {
                batch.Refuse(row, "area", new($"Tidak ada area \"{area}\" di lokasi \"{site}\".", $"There is no area \"{area}\" at the site \"{site}\"."), new("Tulis kode lokasi dan kode area.", "Write the code of the site and that of the area."));
                return null;
            }

            areaId = id;
        }

        var key = new RequirementKey(CodeText.Normalize(row.Text("jobType") ?? ""), Code(row, "role"), areaId, CodeText.Normalize(row.Text("certificateType") ?? ""), Code(row, "class"));
        if (check.Fault(key) is var (field, reason, remedy))
        {
            batch.Refuse(row, field, reason, remedy);
            return null;
        }

        return key;
    }

    private static string? Code(ImportRow row, string column) => row.Text(column) is { } text ? CodeText.Normalize(text) : null;

    private void Apply(ImportBatch batch, ImportRow row, RequirementKey key, Requirement? stored)
    {
        var (mandatory, law, status) = (row.Flag("mandatory") ?? true, row.Text("law") ?? "", row.Text("status") ?? Requirement.Unverified);
        if (stored is null)
        {
            db.Requirements.Add(key.Make(mandatory, law, status));
            batch.Changed(row, ChangeKind.Added, key.ToString());
            return;
        }

        var detail = ImportDetail.Of(("mandatory", stored.IsMandatory, mandatory), ("law", stored.Law, law), ("status", stored.Status, status));
        batch.Changed(row, detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, key.ToString(), detail);
        if (detail.Length > 0)
        {
            db.Attach(stored);
            (stored.IsMandatory, stored.Law, stored.Status) = (mandatory, law, status);
        }
    }
}

internal sealed class RequirementsExport(CompetencyDb db, ISiteDirectory sites) : IExportKind
{
    public string Name => "requirements";
    public Sentence Title => new("Persyaratan sertifikat", "Certificate requirements");
    public string Permission => CompetencyPermissions.View;
    public IReadOnlyList<string> Columns { get; } = ["jobType", "role", "site", "area", "certificateType", "class", "mandatory", "law", "status"];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var siteOf = (await sites.ListAsync(cancellationToken)).ToDictionary(s => s.Id, s => s.Code);
        var areas = (await sites.AreasAsync(cancellationToken)).ToDictionary(a => a.Id);
        foreach (var r in await db.Requirements.AsNoTracking().OrderBy(r => r.JobType).ThenBy(r => r.CertificateType).ThenBy(r => r.Role).ThenBy(r => r.Class).ToListAsync(cancellationToken))
        {
            var area = r.AreaId is { } id ? areas.GetValueOrDefault(id) : null;
            yield return [r.JobType, r.Role, area is null ? null : siteOf[area.SiteId], area?.Code, r.CertificateType, r.Class, r.IsMandatory, r.Law, r.Status];
        }
    }
}
