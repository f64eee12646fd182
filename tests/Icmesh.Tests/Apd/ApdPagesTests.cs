using System.Net;
using Icmesh.Apd;
using Icmesh.Apd.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Apd;

public sealed class ApdPagesTests : IAsyncLifetime
{
    private readonly RecordsApp _app = new();
    private readonly Item _helmet = Item.Of(Guid.CreateVersion7(), "HLM-1", "HELM"), _boot, _harness;

    public ApdPagesTests()
    {
        (_boot, _harness) = (Item.Of(_helmet.ContractorId, "SPT-1", "BOOT"), Item.Of(_helmet.ContractorId, "HRN-1", "HARNESS"));
        (_helmet.State, _helmet.InServiceOn, _helmet.NextInspectionOn) = (ItemState.Issued, new(2026, 1, 5), new(2026, 3, 14));
        (_boot.State, _boot.InServiceOn) = (ItemState.InStock, new(2025, 3, 14));
        (_harness.State, _harness.HarmedBy, _harness.HarmedAt) = (ItemState.Retired, EventKind.FallArrest, new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        var worker = new Worker { ContractorId = _helmet.ContractorId, Name = "Budi", NikLast4 = "0001", NikHash = "x" };
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(new Contractor { Id = _helmet.ContractorId, Code = "K-1", Name = "PT Satu" }, worker);
            return db.SeedAsync();
        });
        await _app.InAsync<ApdDb, int>(db =>
        {
            db.AddRange(_helmet, _boot, _harness);
            db.Add(new Issue { ContractorId = _helmet.ContractorId, ItemId = _helmet.Id, WorkerId = worker.Id, IssuedAt = new(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc), IssuedBy = "system", Acknowledged = Acknowledgement.Paper });
            return db.SeedAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("", 3)]
    [InlineData("q=hlm", 1)]
    [InlineData("contractor=k-1&kind=BOOT", 1)]
    [InlineData("contractor=K-9", 0)]
    [InlineData("state=Issued", 1)]
    [InlineData("trouble=Inspection", 1)]
    [InlineData("trouble=Life", 1)]
    [InlineData("trouble=Harmed", 1)]
    [InlineData("sort=-inspection&trouble=Life&q=%25", 0)]
    public async Task List_filters(string query, int rows)
    {
        using var browser = _app.Browser();

        Assert.Equal(rows, (await browser.OpenAsync($"/Apd?{query}")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Item_says_who_holds_it_by_which_rule_it_lasts_and_what_harmed_it()
    {
        using var browser = _app.Browser();

        var (helmet, harness) = (await browser.OpenAsync($"/Apd/{_helmet.Id}"), await browser.OpenAsync($"/Apd/{_harness.Id}"));

        Assert.Contains("Budi", helmet.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("60 bulan sejak mulai dipakai", helmet.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Menahan jatuh", harness.QuerySelector(".icm-banner")!.TextContent, StringComparison.Ordinal);
        using var missing = await browser.GetAsync(new Uri($"/Apd/{Guid.NewGuid()}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory]
    [InlineData("job=METAL_TAPPING", "Jaket, apron, dan gaiter aluminized")]
    [InlineData("job=POTROOM", "Alat pacu jantung")]
    [InlineData("kind=DOSI", "Radiografi")]
    public async Task Matrix_says_what_work_demands_and_forbids(string query, string said)
    {
        using var browser = _app.Browser();

        var page = await browser.OpenAsync($"/Apd/Matrix?{query}");

        Assert.Contains(said, page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_say_what_is_missing_and_what_the_quota_still_gives()
    {
        using var browser = _app.Browser();

        var row = (await browser.OpenAsync("/Apd/Needs?contractor=K-1&job=GENERAL")).QuerySelector("tbody tr")!.TextContent;

        Assert.Contains("Pekerja belum memegang APD ini", row, StringComparison.Ordinal);
        Assert.Contains("0 dari 2 dalam 12 bulan", row, StringComparison.Ordinal);
        Assert.Contains("1 dari 1 dalam 60 bulan", row, StringComparison.Ordinal);
        Assert.Contains("Jatah habis", row, StringComparison.Ordinal);
        Assert.Empty((await browser.OpenAsync("/Apd/Needs?contractor=K-9")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Labels_are_those_of_the_list_with_a_code_each()
    {
        using var browser = _app.Browser();

        var labels = (await browser.OpenAsync("/Apd/Labels?kind=HELM")).QuerySelectorAll(".icm-labels > li");

        Assert.Contains("HLM-1", Assert.Single(labels).TextContent, StringComparison.Ordinal);
        Assert.StartsWith("data:image/png;base64,", labels[0].QuerySelector("img")!.GetAttribute("src"), StringComparison.Ordinal);
    }
}
