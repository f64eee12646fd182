using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Imports;

internal sealed class ContractorsImport(ContractorsDb db, ICurrentUser user, SiteClock clock) : IImportKind
{
    public string Name => "contractors";
    public Sentence Title => new("Kontraktor", "Contractors");
    public string Permission => ContractorsPermissions.Edit;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", new("Kode kontraktor", "Contractor code"), ColumnType.Text, true, "K-012")
        {
            MaxLength = Lengths.Code, Synonyms = ["Kode", "Kode perusahaan", "Kode vendor", "Nomor vendor", "No. vendor", "Code", "Vendor code", "Vendor number", "Company code"],
        },
        new("name", new("Nama kontraktor", "Contractor name"), ColumnType.Text, true, "PT Bara Karya Teknik")
        {
            MaxLength = Lengths.Name, Synonyms = ["Nama", "Nama perusahaan", "Perusahaan", "Kontraktor", "Nama vendor", "Vendor", "Company", "Company name", "Name"],
        },
        new("status", new("Status", "Status"), ColumnType.Choice, true, "Active") { Choices = Enum.GetNames<ContractorStatus>(), Synonyms = ["Keadaan", "Status kontrak", "Status kontraktor", "State", "Contract status"] },
        new("csmsClass", new("Kelas sertifikat CSMS", "CSMS certificate class"), ColumnType.Choice, false, "High")
        {
            Choices = Enum.GetNames<CsmsClass>(), Synonyms = ["CSMS", "Kelas CSMS", "Kategori CSMS", "Kelas risiko", "Kategori risiko", "CSMS class", "CSMS category", "Risk class"],
        },
        new("subcontractorOf", new("Subkontraktor dari", "Subcontractor of"), ColumnType.Text, false, "")
        {
            Synonyms = ["Kontraktor utama", "Kontraktor induk", "Perusahaan induk", "Subkon dari", "Main contractor", "Parent contractor"],
            Help = new("Kode kontraktor utama; boleh baris lain dari berkas ini.", "Code of the main contractor; may be another row of this file."),
        },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var all = await db.Contractors.AsNoTracking().ToDictionaryAsync(c => c.NormalizedCode, cancellationToken);
        var before = MainOf(all.Values);
        var rows = Accepted(batch, all);
        var codes = all.Values.ToDictionary(c => c.Id, c => c.Code);
        foreach (var (row, contractor) in rows)
        {
            Change(batch, row, contractor, all, codes);
        }

        RefuseCircles(batch, rows, MainOf(all.Values), codes);
        if (batch.Errors.Count > 0)
        {
            db.ChangeTracker.Clear();
            return;
        }

        var after = MainOf(all.Values);
        foreach (var contractor in all.Values)
        {
            if (ContractorTree.Upwards(contractor.Id, after)[^1] is var top && top != contractor.TreeId)
            {
                Track(contractor);
                contractor.TreeId = top;
            }
        }

        var moved = all.Values.Where(c => before.GetValueOrDefault(c.Id) != after.GetValueOrDefault(c.Id)).Select(c => c.Id).ToList();
        HashSet<Guid> affected = [.. ContractorTree.Upwards(moved, before), .. ContractorTree.Upwards(moved, after)];
        await db.SaveImportAsync(batch, "contractor", user, clock, affected, cancellationToken);
    }

    /// <summary>Adds and changes what the rows say of each contractor itself.</summary>
    private List<(ImportRow Row, Contractor Contractor)> Accepted(ImportBatch batch, Dictionary<string, Contractor> all)
    {
        var lines = new Dictionary<string, int>();
        var accepted = new List<(ImportRow, Contractor)>();
        foreach (var row in batch.Rows)
        {
            var code = row.Text("code") ?? "";
            var key = CodeText.Normalize(code);
            if (!CodeRule.IsValid(code))
            {
                batch.Refuse(row, "code", CodeRule.Reason(code), CodeRule.Remedy);
            }
            else if (!lines.TryAdd(key, row.Line))
            {
                batch.Refuse(row, "code", ImportText.Twice(lines[key], $"Kontraktor {code}", $"Contractor {code}"), ImportText.KeepOne);
            }
            else
            {
                if (!all.TryGetValue(key, out var contractor))
                {
                    contractor = new() { Code = code, Name = row.Text("name") ?? "" };
                    db.Contractors.Add(contractor);
                    all.Add(key, contractor);
                }

                accepted.Add((row, contractor));
            }
        }

        return accepted;
    }

    private void Change(ImportBatch batch, ImportRow row, Contractor contractor, Dictionary<string, Contractor> all, Dictionary<Guid, string> codes)
    {
        var main = contractor.MainContractorId;
        if (row.Text("subcontractorOf") is { } code)
        {
            var known = new CodeLookup<Contractor>(ImportText.Contractor, ImportText.ImportContractorFirst, all.TryGetValue(CodeText.Normalize(code), out var found)
                ? [(found.Code, found)]
                : all.Values.Select(c => (c.Code, c)));
            if (!known.TryFind(batch, row, "subcontractorOf", out var mainContractor))
            {
                return;
            }

            main = mainContractor?.Id;
        }

        var isNew = db.Entry(contractor).State is EntityState.Added;
        var (name, status) = (row.Text("name") ?? contractor.Name, row.Choice<ContractorStatus>("status") ?? contractor.Status);
        var csmsClass = row.Choice<CsmsClass>("csmsClass") ?? contractor.CsmsClass;
        var detail = isNew ? "" : ImportDetail.Of(("name", contractor.Name, name), ("status", contractor.Status, status),
            ("csmsClass", contractor.CsmsClass, csmsClass), ("subcontractorOf", CodeOf(contractor.MainContractorId, codes), CodeOf(main, codes)));
        if (detail.Length > 0)
        {
            Track(contractor);
        }

        (contractor.Name, contractor.Status, contractor.CsmsClass, contractor.MainContractorId) = (name, status, csmsClass, main);
        batch.Changed(row, isNew ? ChangeKind.Added : detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, $"{contractor.Code} {name}", detail);
    }

    private static void RefuseCircles(
        ImportBatch batch, List<(ImportRow Row, Contractor Contractor)> rows, Dictionary<Guid, Guid> main, Dictionary<Guid, string> codes)
    {
        foreach (var (row, contractor) in rows)
        {
            var path = ContractorTree.Upwards(contractor.Id, main);
            if (main.GetValueOrDefault(path[^1]) == contractor.Id)
            {
                var circle = string.Join(" → ", path.Append(contractor.Id).Select(id => codes[id]));
                batch.Refuse(row, "subcontractorOf",
                    new($"Subkontraktor melingkar: {circle}.", $"Subcontractors run in a circle: {circle}."),
                    new("Kosongkan subcontractorOf pada salah satunya.", "Leave subcontractorOf empty for one of them."));
            }
        }
    }

    private void Track(Contractor contractor)
    {
        if (db.Entry(contractor).State is EntityState.Detached)
        {
            db.Attach(contractor);
        }
    }

    private static Dictionary<Guid, Guid> MainOf(IEnumerable<Contractor> all) =>
        all.Where(c => c.MainContractorId is not null).ToDictionary(c => c.Id, c => c.MainContractorId!.Value);

    private static string? CodeOf(Guid? id, Dictionary<Guid, string> codes) => id is { } known ? codes[known] : null;
}
