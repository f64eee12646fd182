using System.Runtime.CompilerServices;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Text;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Imports;

/// <summary>A small kind of record with one column of each type, to try the machinery with.</summary>
internal sealed class Thing
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Code { get; init; }
    public string? Owner { get; set; }
    public decimal? Amount { get; set; }
    public long? Count { get; set; }
    public DateOnly? Day { get; set; }
    public DateTime? At { get; set; }
    public string? Level { get; set; }
    public bool? Active { get; set; }
    public string? Note { get; set; }

    public string Values => FormattableString.Invariant($"{Owner}|{Amount}|{Count}|{Day:O}|{At:s}|{Level}|{Active}|{Note}");
}

internal sealed class Owner
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Code { get; init; }
    public required string Name { get; set; }
}

internal abstract class ThingsDb(DbContextOptions options) : ModuleDb(options)
{
    public override string TablePrefix => "things";

    public DbSet<Thing> Things => Set<Thing>();
    public DbSet<Owner> Owners => Set<Owner>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Thing>().HasIndex(t => t.Code).IsUnique();
        modelBuilder.Entity<Thing>().Property(t => t.Note).HasMaxLength(4000);
        modelBuilder.Entity<Owner>().HasIndex(o => o.Code).IsUnique();
        modelBuilder.Entity<PersonKey>().HasKey(k => k.PersonId);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName($"{TablePrefix}_{entity.GetTableName()}");
        }
    }
}

internal sealed class SqliteThingsDb(DbContextOptions<SqliteThingsDb> options) : ThingsDb(options);

internal sealed class SqlServerThingsDb(DbContextOptions<SqlServerThingsDb> options) : ThingsDb(options);

internal sealed class ThingKind(ThingsDb db) : IImportKind, IExportKind
{
    private static readonly Sentence Title = new("Benda", "Thing");

    public string Name => "things";
    Sentence IImportKind.Title => Title;
    Sentence IExportKind.Title => Title;
    public string Permission => "things.edit";

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", new("Kode", "Code"), ColumnType.Text, true, "T-1") { MaxLength = 20 },
        new("owner", new("Pemilik", "Owner"), ColumnType.Text, false, "O-1") { Reference = "owners", Synonyms = ["perusahaan"] },
        new("amount", new("Jumlah", "Amount"), ColumnType.Decimal, false, "12.5") { Min = 0, Max = 1_000_000 },
        new("count", new("Banyak", "Count"), ColumnType.Integer, false, "3") { Max = 744 },
        new("day", new("Hari", "Day"), ColumnType.Date, false, "2026-03-31"),
        new("at", new("Waktu", "Time"), ColumnType.DateTime, false, "2026-03-31 14:05"),
        new("level", new("Tingkat", "Level"), ColumnType.Choice, false, "Medium") { Choices = ["Low", "Medium", "VeryHigh"] },
        new("active", new("Aktif", "Active"), ColumnType.Flag, false, "ya"),
        new("note", new("Catatan", "Note"), ColumnType.Text, false, "catatan") { MaxLength = 4000 },
    ];

    IReadOnlyList<string> IExportKind.Columns => [.. Columns.Select(c => c.Name)];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var things = await db.Things.ToDictionaryAsync(t => t.Code, cancellationToken);
        var owners = await db.Owners.Select(o => o.Code).ToHashSetAsync(cancellationToken);
        var seen = new HashSet<string>();
        foreach (var row in batch.Rows)
        {
            var code = row.Text("code")!;
            if (!seen.Add(code))
            {
                batch.Refuse(row, "code", new("Kode ini ada dua kali.", "This code is there twice."), new("Hapus salah satu baris.", "Delete one of the rows."));
            }
            else if (row.Text("owner") is { } owner && !owners.Contains(CodeText.Normalize(owner)))
            {
                batch.Refuse(row, "owner", new("Pemilik ini tidak dikenal.", "This owner is not known."), new("Tambahkan pemiliknya dulu.", "Add the owner first."));
            }
            else
            {
                Save(batch, row, things.GetValueOrDefault(code), code);
            }
        }

        batch.Storing?.Invoke();
        await db.SeedAsync(cancellationToken);
    }

    private void Save(ImportBatch batch, ImportRow row, Thing? thing, string code)
    {
        var isNew = thing is null;
        thing ??= db.Things.Add(new Thing { Code = code }).Entity;
        var before = thing.Values;
        thing.Owner = row.Text("owner");
        thing.Amount = row.Number("amount");
        thing.Count = row.Integer("count");
        thing.Day = row.Date("day");
        thing.At = row.Time("at");
        thing.Level = row.Text("level");
        thing.Active = row.Flag("active");
        thing.Note = row.Text("note");
        batch.Changed(row, isNew ? ChangeKind.Added : before == thing.Values ? ChangeKind.Unchanged : ChangeKind.Updated, code);
    }

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var t in db.Things.AsNoTracking().OrderBy(t => t.Code).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return [t.Code, t.Owner, t.Amount, t.Count, t.Day, t.At, t.Level, t.Active, t.Note];
        }
    }
}

internal sealed class OwnerKind(ThingsDb db) : IImportKind, IExportKind
{
    private static readonly Sentence Title = new("Pemilik", "Owner");

    public string Name => "owners";
    Sentence IImportKind.Title => Title;
    Sentence IExportKind.Title => Title;
    public string Permission => "owners.edit";

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", new("Kode", "Code"), ColumnType.Text, true, "O-1"),
        new("name", new("Nama", "Name"), ColumnType.Text, true, "PT Satu"),
    ];

    IReadOnlyList<string> IExportKind.Columns => ["code", "name"];

    public async Task ApplyAsync(ImportBatch batch, CancellationToken cancellationToken)
    {
        var owners = await db.Owners.ToDictionaryAsync(o => o.Code, cancellationToken);
        foreach (var row in batch.Rows)
        {
            var code = CodeText.Normalize(row.Text("code")!);
            var owner = owners.GetValueOrDefault(code) ?? db.Owners.Add(new Owner { Code = code, Name = row.Text("name")! }).Entity;
            owner.Name = row.Text("name")!;
            batch.Changed(row, owners.ContainsKey(code) ? ChangeKind.Updated : ChangeKind.Added, code);
        }

        await db.SeedAsync(cancellationToken);
    }

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var o in db.Owners.AsNoTracking().OrderBy(o => o.Code).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return [o.Code, o.Name];
        }
    }
}
