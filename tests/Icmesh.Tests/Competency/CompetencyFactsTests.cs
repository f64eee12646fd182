using Icmesh.Competency;
using Icmesh.Competency.Data;
using Icmesh.Competency.Facts;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Competency;

/// <summary>Shares of people who are prepared, with the records behind them.</summary>
public sealed class CompetencyFactsTests : IAsyncLifetime
{
    private readonly RecordsApp _app = new();
    private readonly Contractor _main = new() { Code = "K-1", Name = "PT Satu" }, _idle = new() { Code = "K-3", Name = "PT Tiga" };
    private Contractor _sub = null!;
    private Worker _budi = null!, _sari = null!, _tono = null!;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _sub = new() { Code = "K-2", Name = "PT Sub", MainContractorId = _main.Id, TreeId = _main.Id };
        _main.TreeId = _main.Id;
        _budi = new() { ContractorId = _main.Id, Name = "Budi", Position = "Juru las", NikLast4 = "0001", NikHash = "a" };
        _sari = new() { ContractorId = _main.Id, Name = "Sari", Position = "Juru las", NikLast4 = "0002", NikHash = "b" };
        _tono = new() { ContractorId = _sub.Id, Name = "Tono", Position = "Helper", NikLast4 = "0003", NikHash = "c" };
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(_main, _sub, _idle, _budi, _sari, _tono);
            return db.SeedAsync();
        });
        var las = ValidityTests.Types.Find("JURU_LAS")!;
        await _app.InAsync<CompetencyDb, int>(db =>
        {
            db.AddRange(
                new RequirementKey("HOT_WORK", "JURU_LAS", null, "JURU_LAS", "III").Make(true, "Uji", Requirement.Verified), new RequirementKey("HOT_WORK", null, null, "PETUGAS_P3K", null).Make(true, "Uji", Requirement.Verified),
                new CertificateEntry(las, "II", null, "Kemnaker", "A", new(2026, 1, 10), null, null).Make(_main.Id, _budi.Id, null), new CertificateEntry(las, "II", null, "Kemnaker", "B", new(2025, 1, 10), null, null).Make(_main.Id, _sari.Id, null),
                Examined(_main, _budi, FitnessResult.Fit), Examined(_main, _sari, FitnessResult.Unfit), Examined(_sub, _tono, FitnessResult.Fit),
                new Induction { ContractorId = _main.Id, WorkerId = _budi.Id, GivenOn = new(2025, 3, 16), IsPassed = true }, new Induction { ContractorId = _sub.Id, WorkerId = _tono.Id, GivenOn = new(2025, 3, 14), IsPassed = true });
            return db.SeedAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static Fitness Examined(Contractor company, Worker worker, FitnessResult result) => new() { ContractorId = company.Id, WorkerId = worker.Id, Result = result, ExaminedOn = new(2026, 1, 5), Clinic = "Klinik" };

    private Task<T> AskAsync<T>(Func<IFactSource, EvaluationWindow, Task<T>> ask) => _app.InAsync<IServiceProvider, T>(services =>
        ask(services.GetServices<IFactSource>().Single(s => s.Module == "Competency"), EvaluationWindow.EndingOn(new(2026, 3, 14), services.GetRequiredService<SiteClock>())));

    [Fact]
    public async Task Shares_are_of_the_tree_and_unknown_where_nothing_is_on_record()
    {
        var facts = await AskAsync((s, w) => s.ReadAsync([_main.Id, _sub.Id, _idle.Id], w, default));

        Assert.Equal(new CompetencyFacts { WorkersOnRecord = 3, CompetenceShare = 50, FitnessShare = 100m * 2 / 3, InductionShare = 100m * 1 / 3 }, facts[0]);
        Assert.Equal(new CompetencyFacts { WorkersOnRecord = 1, FitnessShare = 100, InductionShare = 0 }, facts[1]);
        Assert.Equal(new CompetencyFacts(), facts[2]);
    }

    [Fact]
    public async Task Each_share_opens_to_its_records_without_names_and_without_results_of_check_ups()
    {
        var certificates = await AskAsync((s, w) => s.RecordsAsync(nameof(CompetencyFacts.CompetenceShare), _main.Id, w, 10, default));
        var checkUps = await AskAsync((s, w) => s.RecordsAsync(nameof(CompetencyFacts.FitnessShare), _main.Id, w, 10, default));
        var inductions = await AskAsync((s, w) => s.RecordsAsync(nameof(CompetencyFacts.InductionShare), _main.Id, w, 10, default));

        Assert.Equal([1m, 0m], certificates.Select(r => r.Value!.Value));
        Assert.All(certificates, r => Assert.StartsWith("/Competency/Certificates/", r.Url, StringComparison.Ordinal));
        Assert.All(checkUps, r => Assert.Null(r.Value));
        Assert.Equal(2, inductions.Count);
        Assert.All(certificates.Concat(checkUps).Concat(inductions), r => Assert.DoesNotContain("Budi", r.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_main_contractor_gets_the_figures_of_its_subcontractor_and_no_way_to_its_persons()
    {
        using var browser = _app.Browser();
        _app.OwnContractor = _main.Id;

        var page = await browser.OpenAsync("/Scorecards/K-1");

        Assert.Contains("Kompetensi berlaku", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"/Competency/Workers/{_tono.Id}", page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_of_a_company_are_counted_by_certificate_and_told_person_by_person()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync("/Competency/Needs?contractor=K-1");

        Assert.Equal("Juru las kelas III", page.QuerySelector("[aria-labelledby=training] th.c-main")!.TextContent);
        Assert.Equal(["0", "1", "2"], page.QuerySelectorAll("[aria-labelledby=training] td.num").Select(t => t.TextContent));
        Assert.Contains("Sari", Assert.Single(page.QuerySelectorAll("[aria-labelledby=missing] tbody tr")).TextContent, StringComparison.Ordinal);
        _app.OwnContractor = _sub.Id;
        Assert.DoesNotContain("Sari", (await browser.OpenAsync("/Competency/Needs?contractor=K-1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outlook_counts_what_ends_soon_without_what_was_renewed()
    {
        using var browser = _app.Browser();
        var tkbt = ValidityTests.Types.Find("TKBT1")!;
        await _app.InAsync<CompetencyDb, int>(db =>
        {
            Certificate Made(string number, DateOnly issued, Guid? chain = null) => new CertificateEntry(tkbt, null, null, "Kemnaker", number, issued, null, null).Make(_main.Id, _budi.Id, chain);
            var renewed = Made("R-1", new(2023, 3, 20));
            db.AddRange(Made("S-1", new(2023, 3, 20)), Made("S-2", new(2023, 4, 10)), renewed, Made("R-2", new(2026, 3, 1), renewed.ChainId));
            return db.SeedAsync();
        });

        var page = await browser.OpenAsync("/Competency/Outlook?contractor=K-1");

        Assert.Equal(["1", "1", "2", "2", "2"], page.QuerySelectorAll("dl.icm-facts dd").Select(d => d.TextContent.Trim()));
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Forty_workers_cost_no_more_queries_than_one()
    {
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(Enumerable.Range(0, 39).Select(i => new Worker { ContractorId = _main.Id, Name = $"Pekerja {i}", Position = "Juru las", NikLast4 = "0000", NikHash = $"n{i}" }));
            return db.SeedAsync();
        });
        var all = await _app.InAsync<IWorkerDirectory, IReadOnlyList<WorkerCard>>(w => w.AfterAsync([_main.Id], null, 100, default));
        Task<ReadinessAnswer> Ask(params Guid[] ids) => _app.InAsync<IReadiness, ReadinessAnswer>(r => r.AskAsync(ids, ["HOT_WORK"], null, new DateTime(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc), default));
        await Ask(_budi.Id);
        var before = _app.Queries.Count;
        await Ask(_budi.Id);
        var one = _app.Queries.Count - before;

        Assert.Equal(41, (await Ask([.. all.Select(w => w.Id)])).Workers.Count);

        Assert.Equal(one, _app.Queries.Count - before - one);
        Assert.InRange(one, 1, 20);
    }
}
