using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Contractors;

/// <summary>The pages on which one contract, work area or worker is added and edited.</summary>
public sealed class RecordPagesTests : IAsyncLifetime
{
    private const string Nik = "1219010101900042";

    private readonly RecordsApp _app = new();
    private readonly Site _site = new() { Code = "RDX", Name = "Reduksi" };
    private readonly Contractor _main = new() { Code = "K-1", Name = "PT Satu" }, _rival = new() { Code = "K-2", Name = "PT Dua" };
    private WorkArea _area = null!;
    private Contract _contract = null!;
    private Worker _worker = null!;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _area = new() { SiteId = _site.Id, Code = "PR1", Name = "Ruang Pot 1" };
        _contract = new()
        {
            ContractorId = _main.Id, Number = "SPK-1", Title = "Angkat pot", RiskClass = RiskClass.High, SiteId = _site.Id, AreaId = _area.Id,
            From = new(2026, 1, 1), To = new(2026, 12, 31),
        };
        _worker = new() { ContractorId = _main.Id, Name = "Budi", NikLast4 = "0001", NikHash = "x" };
        await InAsync(async db =>
        {
            db.AddRange(_site, _main, _rival, _area, _contract, _worker);
            return await db.SeedAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private string ContractPage => $"/Contractors/K-1/Contracts/Edit/{_contract.Id}";
    private string AreaPage => $"/Contractors/Sites/{_site.Id}/Areas/Edit/{_area.Id}";
    private string WorkerPage => $"/Contractors/K-1/Workers/Edit/{_worker.Id}";

    [Fact]
    public async Task Each_form_opens_filled_with_what_is_stored_and_is_refused_to_those_who_may_not_edit()
    {
        using var browser = _app.Browser();
        foreach (var (url, field, value) in new[] { (ContractPage, "Number", "SPK-1"), (AreaPage, "Code", "PR1"), (WorkerPage, "Name", "Budi") })
        {
            _app.Permissions = null;
            var page = await browser.OpenAsync(url);
            _app.Permissions = [ContractorsPermissions.View];

            Assert.Equal(value, page.QuerySelector($"[name='Input.{field}']")!.GetAttribute("value"));
            Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync(url));
        }
    }

    [Fact]
    public async Task Details_lead_to_the_forms_of_those_who_may_edit_and_of_nobody_else()
    {
        using var browser = _app.Browser();
        (string Page, string Form)[] ways =
            [("/Contractors/K-1", ContractPage), ("/Contractors/K-1/Workers", WorkerPage), ($"/Contractors/Sites/{_site.Id}", AreaPage)];
        foreach (var (page, form) in ways)
        {
            _app.Permissions = null;
            var full = await browser.OpenAsync(page);
            _app.Permissions = [ContractorsPermissions.View];
            var reading = await browser.OpenAsync(page);

            Assert.NotNull(full.QuerySelector($"a[href='{form}']"));
            Assert.Null(reading.QuerySelector("a[href*='/Edit']"));
        }
    }

    [Fact]
    public async Task Contract_is_edited_with_both_sides_in_the_activity()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync(ContractPage, ("Input.Title", "Angkat pot dan busbar"), ("Input.AreaId", ""));

        Assert.Equal("/Contractors/K-1", answer.Headers.Location?.OriginalString);
        var saved = await InAsync(db => db.Contracts.SingleAsync());
        Assert.Equal(("Angkat pot dan busbar", (Guid?)null, "SPK-1"), (saved.Title, saved.AreaId, saved.Number));
        var entry = await InAsync(db => db.Activity.SingleAsync(a => a.Action == "contract.edit"));
        Assert.Equal((_contract.Id, _main.Id), (entry.SubjectId, entry.ContractorId));
        Assert.Contains("\"title\":\"Angkat pot\"", entry.Before, StringComparison.Ordinal);
        Assert.Contains("Angkat pot dan busbar", entry.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.To", "2025-12-31", "lebih awal")]
    [InlineData("Input.Number", "SPK-2", "sudah tercatat")]
    [InlineData("Input.AreaId", "0190a000-0000-7000-8000-000000000000", "tidak ada di lokasi")]
    [InlineData("Input.Title", "", "Isi nama pekerjaan")]
    public async Task Contract_that_cannot_be_is_refused_and_stays_as_it_was(string field, string value, string said)
    {
        await InAsync(async db =>
        {
            db.Add(new Contract { ContractorId = _main.Id, Number = "SPK-2", Title = "Cat", RiskClass = RiskClass.Low, SiteId = _site.Id, From = new(2026, 1, 1), To = new(2026, 2, 1) });
            return await db.SeedAsync();
        });
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync(ContractPage, (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, (await Forms.ReadAsync(answer)).QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(_contract.Version, await InAsync(db => db.Contracts.Where(c => c.Id == _contract.Id).Select(c => c.Version).SingleAsync()));
    }

    [Fact]
    public async Task Second_editor_of_each_form_sees_both_versions_and_may_then_save()
    {
        using var browser = _app.Browser();
        foreach (var (url, field) in new[] { (ContractPage, "Input.Title"), (AreaPage, "Input.Name"), (WorkerPage, "Input.Name") })
        {
            var late = await browser.OpenAsync(url);
            using var first = await browser.FillAsync(url, (field, "Yang pertama"));

            using var conflict = await browser.SendAsync(late, url, (field, "Yang kedua"));
            var shown = await Forms.ReadAsync(conflict);
            using var again = await browser.SendAsync(shown, url);
            var stored = await browser.OpenAsync(url);

            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect), (first.StatusCode, conflict.StatusCode, again.StatusCode));
            Assert.Contains("Yang pertama", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Yang kedua", stored.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Area_is_added_to_its_site_and_its_code_is_its_own_there_alone()
    {
        var other = await InAsync(async db =>
        {
            var site = new Site { Code = "CST", Name = "Pengecoran" };
            db.Add(site);
            await db.SeedAsync();
            return site.Id;
        });
        using var browser = _app.Browser();

        using var taken = await browser.FillAsync($"/Contractors/Sites/{_site.Id}/Areas/Edit", ("Input.Code", "pr1"), ("Input.Name", "Lain"));
        using var elsewhere = await browser.FillAsync($"/Contractors/Sites/{other}/Areas/Edit", ("Input.Code", "PR1"), ("Input.Name", "Ruang Pot 1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Equal($"/Contractors/Sites/{other}", elsewhere.Headers.Location?.OriginalString);
        Assert.Equal(1, await InAsync(db => db.Areas.CountAsync(a => a.SiteId == other)));
        Assert.Equal(1, await InAsync(db => db.Activity.CountAsync(a => a.Action == "area.create")));
    }

    [Fact]
    public async Task Worker_is_added_without_the_number_being_stored_anywhere()
    {
        using var browser = _app.Browser();

        using var answer = await browser.FillAsync("/Contractors/K-1/Workers/Edit", ("Input.Name", "Siti"), ("Input.Nik", "1219 0101 0190 0042"), ("Input.Position", "Juru las"));

        Assert.Equal("/Contractors/K-1/Workers", answer.Headers.Location?.OriginalString);
        var saved = await InAsync(db => db.Workers.SingleAsync(w => w.Name == "Siti"));
        Assert.Equal(("0042", 64, "Juru las"), (saved.NikLast4, saved.NikHash.Length, saved.Position));
        var entry = await InAsync(db => db.Activity.SingleAsync(a => a.Action == "worker.add"));
        Assert.DoesNotContain(Nik, entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain(saved.NikHash, entry.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("121901010190004", "16 angka")]
    [InlineData("", "16 angka")]
    [InlineData(Nik, "sudah tercatat")]
    public async Task Worker_without_a_number_of_its_own_is_refused(string nik, string said)
    {
        using var browser = _app.Browser();
        using var first = await browser.FillAsync("/Contractors/K-1/Workers/Edit", ("Input.Name", "Siti"), ("Input.Nik", Nik));

        using var answer = await browser.FillAsync("/Contractors/K-1/Workers/Edit", ("Input.Name", "Sita"), ("Input.Nik", nik));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.ReadAsync(answer);
        Assert.Contains(said, page.QuerySelector(".icm-errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Sita", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Record_is_found_under_its_own_company_and_site_alone()
    {
        using var browser = _app.Browser();
        string[] forged =
        [
            $"/Contractors/K-2/Contracts/Edit/{_contract.Id}", $"/Contractors/K-2/Workers/Edit/{_worker.Id}", $"/Contractors/Sites/{_main.Id}",
            $"/Contractors/Sites/{_main.Id}/Areas/Edit/{_area.Id}", $"/Contractors/Sites/{_site.Id}/Areas/Edit/{_main.Id}",
        ];

        foreach (var url in forged)
        {
            Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(url));
        }
    }

    [Fact]
    public async Task Person_of_another_contractor_finds_none_of_them()
    {
        _app.OwnContractor = _rival.Id;
        using var browser = _app.Browser();

        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(ContractPage));
        Assert.Equal(HttpStatusCode.NotFound, await browser.StatusAsync(WorkerPage));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Contractors/K-2/Workers/Edit"));
    }

    private Task<T> InAsync<T>(Func<ContractorsDb, Task<T>> work) => _app.InAsync(work);
}
