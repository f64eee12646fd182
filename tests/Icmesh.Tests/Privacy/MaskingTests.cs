using System.Net;
using AngleSharp;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Incidents;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Privacy;

/// <summary>Whose values are shown to whom, and that nobody reads what happened to a body without its entry.</summary>
[Trait("Category", "Security")]
public sealed class MaskingTests : IAsyncLifetime
{
    private static readonly string[] Work = ["contractors.view", "incidents.view", "incidents.edit", "accounts.view", "activity.view"];
    private readonly RecordsApp _app = new();
    private Guid _incident;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        var (contractor, site) = await _app.InAsync<ContractorsDb, (Guid, Guid)>(async db =>
        {
            var (company, place) = (new Contractor { Code = "K-1", Name = "PT Satu" }, new Site { Code = "RDX", Name = "Reduksi" });
            db.AddRange(company, place,
                new Worker { ContractorId = company.Id, Name = "Zulkifli Rahman", Position = "Anemer", NikLast4 = "4321", NikHash = "a" },
                new Worker { ContractorId = company.Id, Name = "Adi Nugroho", Position = "Welder", NikLast4 = "8765", NikHash = "b" });
            await db.SeedAsync();
            return (company.Id, place.Id);
        });
        var clock = _app.Services.GetRequiredService<SiteClock>();
        _incident = await _app.InAsync<IncidentsDb, Guid>(async db =>
        {
            var incident = new Incident { ContractorId = contractor, SiteId = site, Narrative = "Jari manis terjepit" };
            incident.OccurAt(clock.ToUtc(new(2026, 2, 3, 8, 0, 0)), clock);
            incident.Classify(new(Treatment.Medical, WorkImpact.None, [], 0, 0), DaysCharged.Shipped.InForce(new(2026, 2, 3)));
            db.Add(incident);
            await db.SeedAsync();
            return incident.Id;
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Names_of_workers_are_shown_to_those_who_may_see_them()
    {
        using var browser = _app.Browser();

        Assert.Contains("Zulkifli Rahman|Anemer|…4321", Rows(await browser.OpenAsync("/Contractors/K-1/Workers")));
        _app.Permissions = Work;
        Assert.Equal(["•••|Anemer|…•••", "•••|Welder|…•••"], Rows(await browser.OpenAsync("/Contractors/K-1/Workers")).Select(Short));
    }

    [Theory]
    [InlineData("q=zulkifli", 0)]
    [InlineData("q=welder", 1)]
    [InlineData("sort=-name", 2)]
    [InlineData("sort=-position", 2)]
    public async Task A_masked_name_is_not_told_by_finding_or_ordering(string query, int rows)
    {
        _app.Permissions = Work;
        using var browser = _app.Browser();

        var page = await browser.OpenAsync($"/Contractors/K-1/Workers?{query}");

        Assert.Equal(rows, Rows(page).Count);
        Assert.Equal(query == "sort=-position" ? "Welder" : query == "sort=-name" ? "Anemer" : null, rows == 2 ? page.QuerySelector("tbody td")!.TextContent : null);
        Assert.DoesNotContain("Zulkifli", page.QuerySelector("tbody")?.ToHtml() ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_happened_to_whom_is_shown_once_it_is_recorded_who_reads_it()
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync($"/Incidents/{_incident}");
        await browser.OpenAsync($"/Incidents/{_incident}");
        await browser.OpenAsync($"/Incidents/{_incident}/Edit");

        Assert.Contains("Jari manis terjepit", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Perawatan medis", page.QuerySelector(".icm-facts")!.ParentElement!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        var read = await ReadsAsync();
        Assert.Equal(("tester", _incident), (Assert.Single(read).UserName, read[0].SubjectId));
        Assert.NotNull(read[0].SiteId);
    }

    [Fact]
    public async Task Who_may_not_see_it_sees_a_mask_and_leaves_no_entry()
    {
        _app.Permissions = Work;
        using var browser = _app.Browser();

        var page = await browser.OpenAsync($"/Incidents/{_incident}");

        Assert.DoesNotContain("Jari manis", page.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("Perawatan medis", page.QuerySelectorAll("dd").Select(d => d.TextContent));
        Assert.Equal(3, page.QuerySelectorAll("[title^='Tidak ditampilkan']").Length);
        Assert.Empty(await ReadsAsync());
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync($"/Incidents/{_incident}/Edit"));
    }

    [Fact]
    public async Task A_list_shows_none_of_it_and_its_words_are_found_only_by_those_who_may_know_them()
    {
        using var browser = _app.Browser();
        var found = await browser.OpenAsync("/Incidents?q=manis");

        Assert.Single(found.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("Jari manis", found.QuerySelector("tbody")!.ToHtml(), StringComparison.Ordinal);
        _app.Permissions = Work;
        Assert.Empty((await browser.OpenAsync("/Incidents?q=manis")).QuerySelectorAll("tbody tr"));
        Assert.Empty(await ReadsAsync());
    }

    [Fact]
    public async Task Specific_values_stay_masked_until_the_reading_is_recorded()
    {
        var fence = Fence.Open();
        var masking = new Masking(SystemUser.Instance, fence);

        Assert.Equal(("x", "•••", true), (masking.Of(DataClass.Personal, "x"), masking.Of(DataClass.Specific, "x"), masking.May(DataClass.Specific)));
        var row = await ExportAsync();
        Assert.Equal("Jari manis terjepit", row[9]);
        Assert.Equal(1, await _app.InAsync<IncidentsDb, int>(db => db.Activity.CountAsync(a => a.Action == "incident.export" && a.UserName == "system")));
    }

    private async Task<IReadOnlyList<object?>> ExportAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var export = scope.ServiceProvider.GetServices<IExportKind>().Single(k => k.Name == "incidents");
        await foreach (var row in export.RowsAsync(default))
        {
            return row;
        }

        return [];
    }

    private Task<List<ActivityEntry>> ReadsAsync() => _app.InAsync<IncidentsDb, List<ActivityEntry>>(db => db.Activity.Where(a => a.Action == "incident.read").ToListAsync());

    private static List<string> Rows(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Take(3).Select(c => c.TextContent.Trim())))];

    private static string Short(string row) => row.Replace("Tidak ditampilkan: perlu hak melihat data pribadi", "", StringComparison.Ordinal);
}
