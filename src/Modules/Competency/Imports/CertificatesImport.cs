using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Imports;

internal sealed class CertificatesImport(
    CompetencyDb db, IContractorDirectory contractors, IWorkerDirectory workers, IRuleTables tables, NumberTaken taken, ICurrentUser user, SiteClock clock) : IImportKind
{
    private const int WorkersPerQuery = 500;

    public string Name => "certificates";
    public Sentence Title => new("Sertifikat", "Certificates");
    public string Permission => CompetencyPermissions.Edit;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        .. WorkerLookup.Columns,
        new("type", new("Jenis sertifikat", "Certificate type"), ColumnType.Text, true, "JURU_LAS") { Synonyms = ["Jenis", "Sertifikat", "Nama sertifikat", "Lisensi", "Certificate", "Licence"], Help = new("Kode, nama, atau nama lamanya.", "Its code, its name or a name that it had before.") },
        new("class", new("Kelas", "Class"), ColumnType.Text, false, "I") { MaxLength = Lengths.Class, Synonyms = ["Tingkat", "Level", "Grade"] },
        new("scope", new("Lingkup", "Scope"), ColumnType.Text, false, "SMAW 3G") { MaxLength = Lengths.Scope, Synonyms = ["Ruang lingkup", "Bidang", "Kapasitas"] },
        new("issuer", new("Penerbit", "Issuer"), ColumnType.Text, true, "Kemnaker") { MaxLength = Lengths.Issuer, Synonyms = ["Diterbitkan oleh", "Lembaga", "LSP", "Issued by"] },
        new("number", new("Nomor", "Number"), ColumnType.Text, true, "JL-2025-00417") { MaxLength = Lengths.Number, Synonyms = ["Nomor sertifikat", "No. sertifikat", "No. lisensi", "Certificate number", "Licence number"] },
        new("issuedOn", new("Tanggal terbit", "Day of issue"), ColumnType.Date, true, "2025-02-10") { Synonyms = ["Terbit", "Tgl terbit", "Berlaku mulai", "Issue date", "Valid from"] },
        new("expiresOn", new("Berlaku sampai", "Last day"), ColumnType.Date, false, "2030-02-10") { Synonyms = ["Masa berlaku", "Berlaku s.d.", "Tgl kedaluwarsa", "Expiry", "Expiry date", "Valid until"] },
        new("forThisEmployer", new("Atas nama perusahaan ini", "In this company's name"), ColumnType.Flag, false, "true") { Synonyms = ["Untuk perusahaan ini", "Own appointment"], Help = new("Hanya untuk penunjukan (SKP).", "For appointments alone.") },
        new("revokedOn", new("Dicabut mulai", "Revoked from"), ColumnType.Date, false, "") { Synonyms = ["Tanggal dicabut", "Revoked", "Cancelled on"] },
        new("revokedReason", new("Alasan dicabut", "Reason of the revocation"), ColumnType.Text, false, "") { MaxLength = Lengths.Reason, Synonyms = ["Alasan pencabutan", "Revocation reason"] },
    ];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var cards = await contractors.ListAsync(null, int.MaxValue, withEnded: true, cancellationToken);
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var people = await WorkerLookup.ReadAsync(batch, cards, workers, cancellationToken);
        var reader = new CertificateRowReader(people, types, clock.Today);
        var rows = batch.Rows.Select(r => reader.Read(batch, r)).OfType<CertificateRow>().OrderBy(r => r.Entry.IssuedOn).ToList();
        var holders = await taken.ReadAsync([.. rows.Select(r => (r.Worker.Id, r.Entry.Type.Code, r.Entry.NumberKey))], cancellationToken);
        var stored = await StoredAsync(rows, cancellationToken);
        var affected = new HashSet<Guid>();
        foreach (var row in rows)
        {
            if (holders.Refusal(row.Worker.Id, row.Entry) is var (reason, remedy))
            {
                batch.Refuse(row.Row, "number", reason, remedy);
                continue;
            }

            Apply(batch, row, stored, affected);
        }

        var mainOf = cards.Where(c => c.MainContractorId is not null).ToDictionary(c => c.Id, c => c.MainContractorId!.Value);
        await db.SaveImportAsync(batch, "certificate", user, clock, ContractorTree.Upwards(affected, mainOf), cancellationToken);
    }

    private async Task<Dictionary<(Guid, string, string), List<(Certificate Certificate, DateOnly? LastUsed)>>> StoredAsync(List<CertificateRow> rows, CancellationToken cancellationToken)
    {
        var found = new List<(Certificate Certificate, DateOnly? LastUsed)>();
        foreach (var some in rows.Select(r => r.Worker.Id).Distinct().Chunk(WorkersPerQuery))
        {
            found.AddRange((await db.Certificates.AsNoTracking().Where(c => some.Contains(c.WorkerId))
                .Select(c => new { Certificate = c, LastUsed = db.Uses.Where(u => u.CertificateId == c.Id).Max(u => (DateOnly?)u.On) }).ToListAsync(cancellationToken)).Select(c => (c.Certificate, c.LastUsed)));
        }

        return found.GroupBy(c => (c.Certificate.WorkerId, c.Certificate.Type, c.Certificate.NumberKey)).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <summary>The same number issued again later is a renewal of the same chain; the same one on the same day is the same certificate.</summary>
    private void Apply(ImportBatch batch, CertificateRow row, Dictionary<(Guid, string, string), List<(Certificate Certificate, DateOnly? LastUsed)>> stored, HashSet<Guid> affected)
    {
        var chain = stored.TryGetValue(row.Key, out var known) ? known : stored[row.Key] = [];
        var (same, lastUsed) = chain.Find(c => c.Certificate.IssuedOn == row.Entry.IssuedOn);
        if (same is null)
        {
            same = row.Entry.Make(row.Worker.ContractorId, row.Worker.Id, chain.Count > 0 ? chain[0].Certificate.ChainId : null);
            Revoke(same, row);
            chain.Add((same, null));
            db.Certificates.Add(same);
            affected.Add(same.ContractorId);
            batch.Changed(row.Row, ChangeKind.Added, row.What);
            return;
        }

        var detail = row.Differences(same);
        batch.Changed(row.Row, detail.Length > 0 ? ChangeKind.Updated : ChangeKind.Unchanged, row.What, detail);
        if (detail.Length > 0)
        {
            db.Update(same);
            row.Entry.WriteTo(same, lastUsed);
            Revoke(same, row);
            affected.Add(same.ContractorId);
        }
    }

    private void Revoke(Certificate certificate, CertificateRow row)
    {
        if (row.RevokedOn is { } day && certificate.RevokedOn != day)
        {
            (certificate.RevokedOn, certificate.RevokedBy, certificate.RevokedReason) = (day, user.Name, row.RevokedReason);
        }
    }
}

/// <summary>One accepted row of a certificates file.</summary>
internal sealed record CertificateRow(ImportRow Row, WorkerCard Worker, CertificateEntry Entry, DateOnly? RevokedOn, string? RevokedReason)
{
    public (Guid, string, string) Key => (Worker.Id, Entry.Type.Code, Entry.NumberKey);

    public string What => $"{Row.Text("contractor")} {Worker.Name} {Entry.Type.Code} {Entry.Number}";

    /// <summary>What a file does not say leaves a stored certificate as it is.</summary>
    public string Differences(Certificate stored) => ImportDetail.Of(
        ("class", stored.Class, Entry.Class), ("scope", stored.Scope, Entry.Scope ?? stored.Scope), ("issuer", stored.Issuer, Entry.Issuer.Trim()), ("expiresOn", stored.ExpiresOn, Entry.ExpiresOn),
        ("forThisEmployer", stored.IsForThisEmployer, Entry.Type.Kind is CertificateKind.EmployerBound ? Entry.IsForThisEmployer ?? stored.IsForThisEmployer : null),
        ("revokedOn", stored.RevokedOn, RevokedOn ?? stored.RevokedOn));
}

/// <summary>Checks one row and turns it into a <see cref="CertificateRow"/>, or refuses it with the column and the reason.</summary>
internal sealed class CertificateRowReader(WorkerLookup people, CertificateTypes types, DateOnly today)
{
    private readonly Dictionary<(Guid, string, string, DateOnly), int> _seen = [];

    public CertificateRow? Read(ImportBatch batch, ImportRow row)
    {
        var errors = batch.Errors.Count;
        var worker = people.Find(batch, row);
        var type = Type(batch, row);
        if (worker is null || type is null || row.Date("issuedOn") is not { } issued)
        {
            return null;
        }

        var entry = new CertificateEntry(type, row.Text("class") is { } c ? CodeText.Normalize(c) : null, row.Text("scope"), row.Text("issuer") ?? "", row.Text("number") ?? "", issued, row.Date("expiresOn"), row.Flag("forThisEmployer"));
        if (entry.Contradiction(today) is var (field, reason, remedy))
        {
            batch.Refuse(row, field, reason, remedy);
        }

        var revoked = row.Date("revokedOn");
        if (revoked < issued)
        {
            batch.Refuse(row, "revokedOn", new("Dicabut sebelum terbit.", "Revoked before it was issued."), new("Periksa kedua tanggalnya.", "Check both dates."));
        }

        if (!_seen.TryAdd((worker.Id, type.Code, entry.NumberKey, issued), row.Line))
        {
            batch.Refuse(row, "number", new($"Sertifikat ini sudah ada di baris {_seen[(worker.Id, type.Code, entry.NumberKey, issued)]}.", $"Row {_seen[(worker.Id, type.Code, entry.NumberKey, issued)]} has this certificate already."), new("Hapus salah satunya.", "Keep one of them."));
        }

        return batch.Errors.Count > errors ? null : new(row, worker, entry, revoked, row.Text("revokedReason"));
    }

    private CertificateType? Type(ImportBatch batch, ImportRow row)
    {
        var words = row.Text("type") ?? "";
        if (types.Named(words) is { } type)
        {
            return type;
        }

        var near = DidYouMean.Find(words, types.Types.Select(t => t.Code));
        batch.Refuse(row, "type", new($"Tidak ada jenis sertifikat \"{words}\".", $"There is no certificate type \"{words}\"."),
            near is null ? new("Lihat daftarnya di halaman Aturan.", "Look it up on the page Rules.") : new($"Maksud Anda \"{near}\"?", $"Did you mean \"{near}\"?"));
        return null;
    }
}
