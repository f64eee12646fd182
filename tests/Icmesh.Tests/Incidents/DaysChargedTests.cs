using System.Text;
using Icmesh.Contractors;
using Icmesh.Incidents;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Icmesh.Rules;
using Icmesh.Rules.Live;
using Icmesh.Rules.Reading;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Incidents;

/// <summary>The shipped table of days charged.</summary>
internal static class DaysCharged
{
    public static string Json { get; } = File.ReadAllText(Path.Combine(Repository.Rules, "incidents", "days-charged.json"));

    public static DaysChargedBook Shipped { get; } = (DaysChargedBook)Compile(Json).Table!;

    public static CheckedFile Compile(string json) =>
        TableCompiler.Compile(new RuleSource(DaysChargedBook.Kind.Path, "rules/incidents/days-charged.json", Encoding.UTF8.GetBytes(json)), DaysChargedBook.Kind);
}

public sealed class DaysChargedTests : IAsyncLifetime
{
    /// <summary>A regulation of 2026 that gives 90 days for the first finger's end.</summary>
    private const string Later = """
        { "version": "Baru 2026", "effectiveFrom": "2026-03-10", "source": { "id": "uji", "en": "test" },
          "losses": [ { "code": "INDEX-DISTAL", "id": "jari telunjuk, ruas ujung", "en": "index finger, distal joint", "days": 90 } ] },
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-rules-").FullName;
    private readonly ModuleDatabase _database;

    public DaysChargedTests() => _database = new(new ContractorsModule(), new IncidentsModule(), new RulesModule(), new OwnFolder(_folder));

    private string Table => Path.Combine(_folder, "incidents", "days-charged.json");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "incidents"));
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,");
        await _database.AddHoursAsync("K-1,RDX,2026,2,400000,1900");
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("\"days\": 300 }", "\"days\": 7000 }", "F041", 17, "antara 1 dan 6000")]
    [InlineData("\"days\": 300 }", "\"days\": 300.5 }", "F040", 17, "$.tables[0].losses[0].days")]
    [InlineData("\"days\": 300 }", "\"dayz\": 300 }", "F040", 17, "ejaan kuncinya")]
    [InlineData("\"code\": \"THUMB-DISTAL\", ", "", "F040", 17, "kunci yang wajib ada")]
    [InlineData("\"THUMB-PROXIMAL\"", "\"THUMB-DISTAL\"", "F041", 18, "sudah ada di atas")]
    [InlineData("\"THUMB-DISTAL\"", "\"thumb, distal\"", "F041", 17, "huruf besar")]
    [InlineData("\"pair\": \"EYES\"", "\"pair\": \"EYEZ\"", "F041", 49, "Pasangan EYEZ")]
    [InlineData("\"effectiveFrom\": \"1998-01-01\"", "\"effectiveFrom\": \"1998-02-30\"", "F040", 11, "$.tables[0].effectiveFrom")]
    [InlineData("\"version\": \"Kep.84/BW/1998\"", "\"version\": \" \"", "F041", 10, "nama sendiri")]
    [InlineData("\"author\": \"Divisi K3LH\",", "", "F040", 3, "wajib ada")]
    [InlineData("\"days\": 300 },", "\"days\": 300 }, // jempol", "F002", 17, "Komentar")]
    public void A_mistake_is_named_with_its_place_and_the_remedy(string old, string changed, string code, int line, string said)
    {
        Assert.Contains(old, DaysCharged.Json, StringComparison.Ordinal);

        var file = DaysCharged.Compile(DaysCharged.Json.Replace(old, changed, StringComparison.Ordinal));

        var problem = file.Problems[0];
        Assert.Null(file.Table);
        Assert.False(file.MayGoLive);
        Assert.Equal((code, line), (problem.Code, problem.Line));
        Assert.Contains(said, problem.Text.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_table_counts_from_its_day_on_and_the_incident_names_it()
    {
        await WriteAsync(WithLater());
        await _database.AddIncidentsAsync(
            "K-1,RDX,2026-03-09 08:00,Medical,LostTime,3,INDEX-DISTAL,2,sebelum,,,,", "K-1,RDX,2026-03-11 08:00,Medical,LostTime,3,INDEX-DISTAL,2,sesudah,,,,");

        Assert.Equal([(100, "Kep.84/BW/1998"), (90, "Baru 2026")], await ChargedAsync());
    }

    [Fact]
    public async Task A_bad_file_leaves_the_last_good_table_live_and_a_mended_one_is_the_next_version()
    {
        await WriteAsync(DaysCharged.Json);
        await WriteAsync(WithLater().Replace("\"days\": 90", "\"days\": 9000", StringComparison.Ordinal));
        var kept = await TableAsync();
        var state = await _database.InAsync<RulesFolder, FileState>(folder => Task.FromResult(folder.Last!.Files["incidents/days-charged"]));

        await WriteAsync(WithLater());
        var mended = await TableAsync();

        Assert.Equal("Kep.84/BW/1998", kept.Version);
        Assert.Contains(state.Problems, p => p.Text.Id.Contains("antara 1 dan 6000", StringComparison.Ordinal));
        Assert.Equal("Baru 2026", mended.Version);
        Assert.Equal([1, 2], await _database.InAsync<Icmesh.Rules.Data.RulesDb, List<int>>(db => db.Versions.Select(v => v.Number).Order().ToListAsync()));
    }

    [Fact]
    public async Task The_first_who_asks_adopts_the_file_within_his_own_transaction()
    {
        await File.WriteAllTextAsync(Table, DaysCharged.Json);

        await using var scope = _database.Scope();
        var table = DaysChargedTable.None;
        await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(
            async () => table = await scope.ServiceProvider.GetRequiredService<ChargeTables>().InForceAsync(RecordsFixture.Day, CancellationToken.None), CancellationToken.None);

        Assert.Equal(300, table.Charge(["THUMB-DISTAL"], isFatal: false));
    }

    [Fact]
    public async Task Without_a_table_a_loss_is_refused_with_the_remedy_and_all_else_is_recorded()
    {
        var table = await TableAsync();
        await _database.AddIncidentsAsync("K-1,RDX,2026-03-09 08:00,Fatal,Fatal,0,,6,meninggal,,,,");

        var refused = Assert.Throws<RefusedException>(() => table.Charge(["EYE"], isFatal: false));

        Assert.Contains("rules/incidents/days-charged.json", refused.Remedy!.Id, StringComparison.Ordinal);
        Assert.Equal([(6000, "–")], await ChargedAsync());
    }

    private static string WithLater() => DaysCharged.Json.Replace("\"tables\": [", $"\"tables\": [{Later}", StringComparison.Ordinal);

    private async Task WriteAsync(string json)
    {
        await File.WriteAllTextAsync(Table, json);
        await _database.InAsync<RulesFolder>(folder => folder.LookAsync(new HashSet<string>(), CancellationToken.None));
    }

    private Task<DaysChargedTable> TableAsync() => _database.InAsync<ChargeTables, DaysChargedTable>(t => t.InForceAsync(RecordsFixture.Day, CancellationToken.None));

    private async Task<List<(int, string?)>> ChargedAsync() =>
        [.. (await _database.InAsync<Icmesh.Incidents.Data.IncidentsDb, List<Incident>>(db => db.Incidents.OrderBy(i => i.OccurredAt).ToListAsync())).Select(i => (i.DaysCharged, i.ChargeTable))];

    private sealed class OwnFolder(string folder) : IModule
    {
        public string Name => "OwnFolder";

        public void AddServices(IServiceCollection services, DatabaseOptions database) => services.AddSingleton(new RuleSettings(
            new ConfigurationBuilder().AddInMemoryCollection([new("Rules:Directory", folder), new("Rules:GoLive", "WhenChecked")]).Build()));
    }
}
