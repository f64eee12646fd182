using Icmesh.Competency;
using Icmesh.Competency.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Incidents;
using Icmesh.Kernel.Imports;
using Icmesh.Readiness;
using Icmesh.Rules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Competency;

public sealed class CompetencyImportTests : IAsyncLifetime
{
    private const string Header = "contractor,worker,type,class,issuer,number,issuedOn,expiresOn,forThisEmployer,revokedOn";
    private const string Good = "K-1,Budi,JURU_LAS,II,Kemnaker,JL-1,2025-02-10,,,";
    private readonly ModuleDatabase _database = new(new ContractorsModule(), new IncidentsModule(), new RulesModule(), new ReadinessModule(), new CompetencyModule());

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.InAsync<ContractorsDb, int>(db =>
        {
            Contractor one = new() { Code = "K-1", Name = "PT Satu" }, two = new() { Code = "K-2", Name = "PT Dua" };
            db.AddRange(one, two);
            db.AddRange(
                new Worker { ContractorId = one.Id, Name = "Budi", NikLast4 = "0001", NikHash = "budi" }, new Worker { ContractorId = one.Id, Name = "Sari", NikLast4 = "0002", NikHash = "sari" },
                new Worker { ContractorId = two.Id, Name = "Budi", NikLast4 = "0001", NikHash = "budi" }, new Worker { ContractorId = two.Id, Name = "Tono", NikLast4 = "0003", NikHash = "t1" }, new Worker { ContractorId = two.Id, Name = "Tono", NikLast4 = "0004", NikHash = "t2" });
            return db.SeedAsync();
        });
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    private Task<ImportBatch> RunAsync(params string[] lines) => ImportRows.RunAsync(_database, "certificates", [Header, .. lines]);

    private Task<List<Certificate>> StoredAsync() => _database.InAsync<CompetencyDb, List<Certificate>>(db => db.Certificates.AsNoTracking().OrderBy(c => c.IssuedOn).ToListAsync());

    [Fact]
    public async Task Second_time_changes_nothing_and_a_later_issue_renews_the_chain()
    {
        await RunAsync("K-1,Budi,Tenaga kerja bangunan tinggi tingkat 1,,Kemnaker,tk-9,2023-01-10,2026-01-10,,", Good);

        Assert.Equal([ChangeKind.Unchanged, ChangeKind.Unchanged], (await RunAsync("K-1,budi,TKBT1,,Kemnaker,TK-9,2023-01-10,2026-01-10,,", Good)).Kinds());
        Assert.Equal([ChangeKind.Added], (await RunAsync("K-1,Budi,TKBT1,,Kemnaker,TK-9,2026-01-05,2029-01-05,,")).Kinds());
        var stored = (await StoredAsync()).Where(c => c.Type == "TKBT1").ToList();
        Assert.Equal((2, 1), (stored.Count, stored.Select(c => c.ChainId).Distinct().Count()));
        Assert.Equal([new DateOnly(2026, 1, 10), new DateOnly(2029, 1, 5)], stored.Select(c => c.LapsesOn!.Value));
    }

    [Fact]
    public async Task Corrected_and_revoked_certificates_are_changed_with_one_entry()
    {
        await RunAsync(Good);

        var batch = await RunAsync("K-1,Budi,JURU_LAS,I,Kemnaker,JL-1,2025-02-10,,,2026-02-01");

        Assert.Equal("class: II → I; revokedOn: – → 02/01/2026", Assert.Single(batch.Changes).Detail.Replace("01/02/2026", "02/01/2026", StringComparison.Ordinal));
        var stored = Assert.Single(await StoredAsync());
        Assert.Equal(("I", new DateOnly(2026, 2, 1)), (stored.Class, stored.RevokedOn!.Value));
        Assert.Equal(2, await _database.InAsync<CompetencyDb, int>(db => db.Activity.CountAsync(a => a.Action == "certificate.import")));
    }

    [Theory]
    [InlineData("K-9,Budi,TKBT1,,Kemnaker,N,2025-01-01,2026-01-01,,", "contractor")]
    [InlineData("K-1,Bodi,TKBT1,,Kemnaker,N,2025-01-01,2026-01-01,,", "worker")]
    [InlineData("K-2,Tono,TKBT1,,Kemnaker,N,2025-01-01,2026-01-01,,", "worker")]
    [InlineData("K-1,Budi,TKBT9,,Kemnaker,N,2025-01-01,2026-01-01,,", "type")]
    [InlineData("K-1,Budi,JURU_LAS,IV,Kemnaker,N,2025-01-01,,,", "class")]
    [InlineData("K-1,Budi,JURU_LAS,,Kemnaker,N,2025-01-01,,,", "class")]
    [InlineData("K-1,Budi,TKBT1,I,Kemnaker,N,2025-01-01,2026-01-01,,", "class")]
    [InlineData("K-1,Budi,TKBT1,,Kemnaker,N,2026-01-02,2026-01-01,,", "expiresOn")]
    [InlineData("K-1,Budi,TKBT1,,Kemnaker,N,2025-01-01,2028-01-02,,", "expiresOn")]
    [InlineData("K-1,Budi,SIO_FORKLIFT,I,Kemnaker,N,2025-01-01,2225-01-01,,", "expiresOn")]
    [InlineData("K-1,Budi,SIB_OR,,BAPETEN,N,2025-01-01,,,", "expiresOn")]
    [InlineData("K-1,Budi,TKBT1,,Kemnaker,N,2026-03-16,2027-01-01,,", "issuedOn")]
    [InlineData("K-1,Budi,TKBT1,,Kemnaker,N,2025-01-01,2026-01-01,,2024-12-31", "revokedOn")]
    public async Task Bad_row_is_refused_by_column_and_nothing_is_saved(string line, string column)
    {
        var batch = await RunAsync(line, Good);

        var error = Assert.Single(batch.Errors);
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.All([error.Reason, error.Remedy], s => Assert.NotEqual(s.Id, s.En));
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task One_number_belongs_to_one_person_who_may_have_changed_company()
    {
        await RunAsync(Good, "K-1,Budi,AK3U_SKP,,Kemnaker,SKP-1,2025-01-01,2028-01-01,true,");

        Assert.Equal("number", Assert.Single((await RunAsync("K-1,Sari,JURU_LAS,II,Kemnaker,jl-1,2025-02-10,,,")).Errors).Column);
        Assert.Empty((await RunAsync("K-2,Budi,JURU_LAS,II,Kemnaker,JL-1,2025-02-10,,,")).Errors);
        Assert.Equal("number", Assert.Single((await RunAsync("K-2,Budi,AK3U_SKP,,Kemnaker,SKP-1,2025-01-01,2028-01-01,true,")).Errors).Column);
        Assert.Empty((await RunAsync("K-2,Budi,AK3U_SKP,,Kemnaker,SKP-1,2025-01-01,2028-01-01,false,")).Errors);
        Assert.Equal("number", Assert.Single((await RunAsync("K-1,Sari,TKBT1,,K,X-1,2025-02-10,,,", "K-2,Budi,TKBT1,,K,X-1,2025-02-10,,,")).Errors.DistinctBy(e => e.Column)).Column);
    }

    [Fact]
    public async Task Requirements_come_in_once_and_name_what_exists()
    {
        const string Columns = "jobType,role,site,area,certificateType,class,mandatory,law,status";
        Task<ImportBatch> Run(params string[] lines) => ImportRows.RunAsync(_database, "requirements", [Columns, .. lines]);

        Assert.Equal([ChangeKind.Added], (await Run("hot_work,juru_las,,,JURU_LAS,II,true,Permenaker,verified")).Kinds());
        Assert.Equal([ChangeKind.Unchanged], (await Run("HOT_WORK,JURU_LAS,,,JURU_LAS,II,true,Permenaker,verified")).Kinds());
        Assert.Equal([ChangeKind.Updated], (await Run("HOT_WORK,JURU_LAS,,,JURU_LAS,II,true,Permenaker,proposed")).Kinds());
        foreach (var (line, column) in new[]
        {
            ("HOTWORK,,,,JURU_LAS,,true,x,verified", "jobType"), ("HOT_WORK,LAS,,,JURU_LAS,,true,x,verified", "role"), ("HOT_WORK,,,,JURULAS,,true,x,verified", "certificateType"),
            ("HOT_WORK,,,,JURU_LAS,IV,true,x,verified", "class"), ("HOT_WORK,,RDX,PL9,JURU_LAS,,true,x,verified", "area"),
        })
        {
            Assert.Equal(column, Assert.Single((await Run(line)).Errors).Column);
        }
    }

    [Fact]
    public async Task Queries_do_not_grow_with_the_file()
    {
        string[] many = [.. Enumerable.Range(2, 60).Select(i => $"K-1,{(i % 2 == 0 ? "Budi" : "Sari")},TKBT1,,Kemnaker,B-{i},2025-02-10,2027-02-10,,")];
        await RunAsync([Good, .. many]);
        var before = _database.Queries.Count;
        await RunAsync(Good);
        var one = _database.Queries.Count - before;
        before = _database.Queries.Count;

        Assert.All((await RunAsync(many)).Kinds(), k => Assert.Equal(ChangeKind.Unchanged, k));
        Assert.Equal(one, _database.Queries.Count - before);
    }
}
