using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Scorecards.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Icmesh.Tests.Scorecards;

/// <summary>From a form that somebody saves to the dashboard that somebody else looks at, in the whole running application.</summary>
public sealed class LiveScoreTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly IcmeshApp _app = new();
    private Guid _site, _contractor;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Kernel.Data.IDatabaseStartup>().ReadyAsync(CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<ContractorsDb>();
        var (site, contractor) = (new Site { Code = "RDX", Name = "Reduksi" }, new Contractor { Code = "K-1", Name = "PT Satu" });
        var month = YearMonth.Of(scope.ServiceProvider.GetRequiredService<SiteClock>().DateOf(Yesterday));
        db.AddRange(site, contractor, new ManHours { ContractorId = contractor.Id, SiteId = site.Id, Month = month.Number, Hours = 150_000, Headcount = 700 });
        await db.SeedAsync();
        (_site, _contractor) = (site.Id, contractor.Id);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_reported_incident_changes_the_current_score_and_arrives_on_the_open_dashboard()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var browser = _app.CreateClient(new() { AllowAutoRedirect = false });
        using var dashboard = _app.CreateClient();
        await using var stream = await dashboard.GetStreamAsync(new Uri("/Reporting/Events", UriKind.Relative), patience.Token);
        await using var events = SseParser.Create(stream).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("open", events.Current.EventType);
        var form = await browser.OpenAsync("/Incidents/Create");

        var watch = Stopwatch.StartNew();
        using var saved = await browser.SendAsync(form, "/Incidents/Create",
            ("Input.Contractor", "K-1"), ("Input.SiteId", _site.ToString()), ("Input.OccurredAt", Yesterday.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)), ("Input.Potential", "6"), ("Input.Narrative", "Jatuh dari tangga"),
            ("Answers.Treatment", "Fatal"), ("Answers.Impact", "Fatal"));
        var afterSaving = watch.ElapsedMilliseconds;
        do
        {
            Assert.True(await events.MoveNextAsync());
        }
        while (!IsOfTheIncident(events.Current)); // the rules that went live at the start have every score told, too

        output.WriteLine($"saved after {afterSaving} ms, on the dashboard {watch.ElapsedMilliseconds - afterSaving} ms later");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, saved.StatusCode);
        var score = JsonDocument.Parse(events.Current.Data).RootElement;
        Assert.Equal((_contractor, "K-1", "NonCompliant"), (score.GetProperty("id").GetGuid(), score.GetProperty("code").GetString(), score.GetProperty("outcome").GetString()));
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScorecardsDb>();
        var current = await db.Current.AsNoTracking().SingleAsync();
        Assert.Equal((_contractor, score.GetProperty("grade").GetString()), (current.ContractorId, current.Grade));
        Assert.Contains("\"FATALITY\"", current.Evidence, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await db.Runs.CountAsync(), await db.Results.CountAsync()));
    }

    private static bool IsOfTheIncident(SseItem<string> item) => item.EventType == "score" && item.Data.Contains("NonCompliant", StringComparison.Ordinal);

    private static DateTime Yesterday => TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-1);
}
