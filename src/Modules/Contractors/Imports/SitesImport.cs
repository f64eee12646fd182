using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Imports;

internal sealed class SitesImport(ContractorsDb db, ICurrentUser user, SiteClock clock) : IImportKind
{
    public string Name => "sites";
    public Sentence Title => new("Lokasi", "Sites");
    public string Permission => ContractorsPermissions.Edit;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", new("Kode lokasi", "Site code"), ColumnType.Text, true, "RDX") { MaxLength = Lengths.Code, Synonyms = ["Kode", "Kode area", "Kode pabrik", "Code", "Plant code"] },
        new("name", new("Nama lokasi", "Site name"), ColumnType.Text, true, "Pabrik Reduksi") { MaxLength = Lengths.Name, Synonyms = ["Nama", "Lokasi", "Nama area", "Nama pabrik", "Site", "Plant", "Location"] },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var known = await db.Sites.ToDictionaryAsync(s => s.NormalizedCode, cancellationToken);
        var lines = new Dictionary<string, int>();
        foreach (var row in batch.Rows)
        {
            var (code, name) = (row.Text("code") ?? "", row.Text("name") ?? "");
            if (!CodeRule.IsValid(code))
            {
                batch.Refuse(row, "code", CodeRule.Reason(code), CodeRule.Remedy);
            }
            else if (!lines.TryAdd(CodeText.Normalize(code), row.Line))
            {
                batch.Refuse(row, "code", ImportText.Twice(lines[CodeText.Normalize(code)], $"Lokasi {code}", $"Site {code}"), ImportText.KeepOne);
            }
            else if (!known.TryGetValue(CodeText.Normalize(code), out var site))
            {
                db.Sites.Add(new() { Code = code, Name = name });
                batch.Changed(row, ChangeKind.Added, $"{code} {name}");
            }
            else
            {
                var detail = ImportDetail.Of(("name", site.Name, name));
                site.Name = name;
                batch.Changed(row, detail.Length == 0 ? ChangeKind.Unchanged : ChangeKind.Updated, $"{site.Code} {name}", detail);
            }
        }

        await db.SaveImportAsync(batch, "site", user, clock, [], cancellationToken);
    }
}
