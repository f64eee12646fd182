using System.Net;
using Icmesh.Apd;
using Icmesh.Apd.Data;
using Icmesh.Apd.Facts;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Apd;

/// <summary>Who was seen with what missing, and what it makes of a contractor's score.</summary>
public sealed class ObservationTests : IAsyncLifetime
{
    private const string Address = "/Apd/Observations/Create?contractor=K-1&job=HOT_WORK", Header = "contractor,worker,nikLast4,site,jobType,observedAt,missing,note";

    private readonly RecordsApp _app = new();
    private readonly Site _site = new() { Code = "RDX", Name = "Reduksi" };
    private readonly Contractor _main = new() { Code = "K-1", Name = "PT Satu" }, _idle = new() { Code = "K-3", Name = "PT Libur" };
    private Contractor _sub = null!;
    private Worker _budi = null!, _sari = null!, _tono = null!;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _sub = new() { Code = "K-2", Name = "PT Dua", MainContractorId = _main.Id, TreeId = _main.Id };
        (_budi, _sari, _tono) = (ApdHouse.Person(_main.Id, "Budi", "0001"), ApdHouse.Person(_sub.Id, "Sari", "0002"), ApdHouse.Person(_idle.Id, "Tono", "0003"));
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(_site, _main, _sub, _idle, _budi, _sari, _tono, new ManHours { ContractorId = _idle.Id, SiteId = _site.Id, Month = 202603, Hours = 0, Headcount = 0 });
            return db.SeedAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private Task<int> CountAsync() => _app.InAsync<ApdDb, int>(db => db.Observations.CountAsync());

    private (string, string)[] Form(Worker worker, string at = "2026-03-14T09:30") => [("Input.Worker", worker.Id.ToString()), ("Input.Site", _site.Id.ToString()), ("Input.At", at), ("Input.Note", "Tanpa tameng muka")];

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, (string Name, string Value)[] fields, byte[]? photo = null, params string[] missing)
    {
        var page = await browser.OpenAsync(address);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Concat(missing.Select(m => ("Input.Missing", m))).Append(("__RequestVerificationToken", Forms.Token(page).Value)))
        {
            content.Add(new StringContent(value), name);
        }

        if (photo is not null)
        {
            content.Add(new ByteArrayContent(photo), "Photo", "foto.png");
        }

        return await browser.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    [Fact]
    public async Task One_person_as_seen_is_kept_with_what_was_missing_and_told_to_everybody_above()
    {
        using var browser = _app.Browser();

        using var answer = await SendAsync(browser, Address, Form(_budi), null, "FSHIELD", "GLASS");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var saved = await _app.InAsync<ApdDb, Observation>(db => db.Observations.SingleAsync());
        Assert.Equal(("FSHIELD,GLASS", false, "HOT_WORK", 202603), (saved.Missing, saved.IsCompliant, saved.JobType, saved.Month));
        Assert.Equal(1, await _app.InAsync<ApdDb, int>(db => db.Outbox.CountAsync(m => m.Topic == Topics.FactsChanged && m.ContractorId == _main.Id)));
        var page = await browser.OpenAsync($"/Apd/Observations/{saved.Id}");
        Assert.Contains("Tameng muka", page.Body!.TextContent, StringComparison.Ordinal);
        using var again = await SendAsync(browser, Address, Form(_budi));
        Assert.Contains("sudah tercatat", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_is_no_photo_keeps_nothing_and_what_was_typed_comes_back()
    {
        using var browser = _app.Browser();

        using var answer = await SendAsync(browser, Address, Form(_budi), [1, 2, 3, 4]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Tanpa tameng muka", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_photo_of_eighty_megabytes_is_refused_before_it_is_read()
    {
        using var browser = _app.Browser();

        using var answer = await SendAsync(browser, Address, Form(_budi), new byte[80 << 20]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("K-1", "sari", "2026-03-14T09:30", "bukan pekerja kontraktor ini")]
    [InlineData("K-1", "budi", "2026-03-15T12:01", "masa depan")]
    [InlineData("K-3", "tono", "2026-03-14T09:30", "tidak ada pekerja kontraktor ini di lokasi")]
    public async Task Who_cannot_have_been_seen_is_refused_with_what_to_do(string contractor, string who, string at, string said)
    {
        using var browser = _app.Browser();
        var worker = new[] { _budi, _sari, _tono }.Single(w => w.Name.Equals(who, StringComparison.OrdinalIgnoreCase));

        using var answer = await SendAsync(browser, $"/Apd/Observations/Create?contractor={contractor}&job=GENERAL", Form(worker, at));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, (await Forms.ReadAsync(answer)).QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    private async Task<ImportBatch> ImportAsync(params string[] lines)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Icmesh.Kernel.Security.Fence>().OpenAll();
        var kind = scope.ServiceProvider.GetServices<IImportKind>().Single(k => k.Name == "apd-observations");
        var batch = ImportRows.Of(kind, [Header, .. lines]);
        await kind.ApplyAsync(batch, default);
        return batch;
    }

    [Fact]
    public async Task Import_takes_each_once_and_names_what_cannot_be()
    {
        string[] good = ["K-1,Budi,0001,RDX,GENERAL,2026-03-01 08:00,HELM;BOOT,", "k-2,sari,0002,rdx,general,2026-03-01 08:00,,"];

        Assert.Equal([ChangeKind.Added, ChangeKind.Added], (await ImportAsync(good)).Kinds());
        Assert.Equal([ChangeKind.Unchanged, ChangeKind.Unchanged], (await ImportAsync(good)).Kinds());
        foreach (var (line, column) in new[]
        {
            ("K-1,Sari,0002,RDX,GENERAL,2026-03-02 08:00,,", "worker"), ("K-1,Budi,0001,RDX,TIDUR,2026-03-02 08:00,,", "jobType"), ("K-1,Budi,0001,RDX,GENERAL,2026-03-16 08:00,,", "observedAt"),
            ("K-1,Budi,0001,RDX,GENERAL,2026-03-02 08:00,TOPI,", "missing"), ("K-3,Tono,0003,RDX,GENERAL,2026-03-02 08:00,,", "observedAt"), ("K-1,Budi,0001,XXX,GENERAL,2026-03-02 08:00,,", "site"),
        })
        {
            Assert.Equal(column, Assert.Single((await ImportAsync(line)).Errors).Column);
        }

        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Compliance_is_compliant_by_observed_for_the_tree_and_opens_to_its_records()
    {
        await ImportAsync("K-1,Budi,0001,RDX,GENERAL,2026-03-01 08:00,HELM,", "K-1,Budi,0001,RDX,HOT_WORK,2026-03-02 08:00,,", "K-2,Sari,0002,RDX,GENERAL,2026-03-01 08:00,,", "K-2,Sari,0002,RDX,GENERAL,2025-03-01 08:00,HELM,");
        var (facts, records) = await _app.InAsync<IServiceProvider, (List<ApdFacts>, IReadOnlyList<SourceRecord>)>(async services =>
        {
            services.GetRequiredService<Icmesh.Kernel.Security.Fence>().OpenAll();
            var source = services.GetServices<IFactSource>().Single(s => s.Module == "Apd");
            var window = EvaluationWindow.EndingOn(ApdHouse.Today, services.GetRequiredService<SiteClock>());
            return ([.. (await source.ReadAsync([_main.Id, _sub.Id, _idle.Id], window, default)).Cast<ApdFacts>()], await source.RecordsAsync("ApdMissing", _main.Id, window, 10, default));
        });

        Assert.Equal((3, 1, 200m / 3m), (facts[0].ApdObserved, facts[0].ApdMissing, facts[0].ApdCompliance));
        Assert.Equal(new ApdFacts { ApdObserved = 1, ApdMissing = 0, ApdCompliance = 100m }, facts[1]);
        Assert.Equal(new ApdFacts { ApdObserved = 0 }, facts[2]);
        Assert.Equal("K-1 · HELM", Assert.Single(records).Text);
        using var browser = _app.Browser();
        var page = await browser.OpenAsync("/Apd/Compliance");
        Assert.Contains("66,67% dari 3 pengamatan", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await browser.OpenAsync("/Apd/Observations?contractor=K-1&job=GENERAL&from=2026-01-01")).QuerySelectorAll("tbody tr").Length);
        Assert.Single((await browser.OpenAsync("/Apd/Observations?missing=true&from=2026-01-01")).QuerySelectorAll("tbody tr"));
    }
}
