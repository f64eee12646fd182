using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Imports.Data;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Accounts;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Imports;

[Trait("Category", "Security")]
public sealed class ExportPageTests : IDisposable
{
    private readonly RecordsApp _app = new();
    private readonly HttpClient _client;
    private Guid _own;

    public ExportPageTests() => _client = _app.Browser();

    public void Dispose()
    {
        _client.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task The_file_holds_what_the_asker_may_see_and_the_record_says_who_took_it()
    {
        await ReadyAsync();

        using var all = await _client.FillAsync("/Imports/Export", ("Kind", "contractors"), ("Format", "csv"));
        _app.OwnContractor = _own;
        using var own = await _client.FillAsync("/Imports/Export", ("Kind", "contractors"), ("Format", "csv"));

        Assert.Equal("attachment", all.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("icmesh-contractors.csv", all.Content.Headers.ContentDisposition.FileName);
        Assert.Equal(["K-001", "K-002"], Codes(await all.Content.ReadAsStringAsync()));
        Assert.Equal(["K-001"], Codes(await own.Content.ReadAsStringAsync()));
        var entries = await _app.InAsync<ImportsDb, List<ActivityEntry>>(db => db.Activity.Where(a => a.Subject == "export").OrderBy(a => a.Id).ToListAsync());
        Assert.Equal([(null, "tester"), (_own, "tester")], entries.Select(e => (e.ContractorId, e.UserName)));
        Assert.Contains("\"rows\":2", entries[0].After, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_workbook_is_a_workbook()
    {
        await ReadyAsync();

        using var book = await _client.FillAsync("/Imports/Export", ("Kind", "sites"), ("Format", "xlsx"));

        Assert.Equal("PK"u8.ToArray(), (await book.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Theory]
    [InlineData("nothing", "csv", "Pilih jenis data")]
    [InlineData("sites", "pdf", "Pilih Excel atau CSV")]
    public async Task What_cannot_be_taken_is_asked_for_again(string kind, string format, string sentence)
    {
        await ReadyAsync();

        using var refused = await _client.FillAsync("/Imports/Export", ("Kind", kind), ("Format", format));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, (await Forms.ReadAsync(refused)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_the_asker_may_not_see_is_not_offered()
    {
        await ReadyAsync();
        _app.Permissions = ["imports.export", "scorecards.view"];

        using var refused = await _client.FillAsync("/Imports/Export", ("Kind", "contractors"), ("Format", "csv"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Null((await Forms.ReadAsync(refused)).QuerySelector("[value=contractors]"));
    }

    [Fact]
    public async Task Taking_everything_out_asks_again_who_it_is()
    {
        using var app = new AccountsApp();
        await app.AddAsync("admin", "hse-admin");
        using var admin = app.Browser();
        await admin.SignInAsync("admin");
        app.Time.Advance(TimeSpan.FromMinutes(15));

        using var asked = await admin.FillAsync("/Imports/Export", ("Kind", "contractors"), ("Format", "csv"));

        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.DoesNotContain("attachment", $"{asked.Content.Headers.ContentDisposition}", StringComparison.Ordinal);
    }

    private async Task ReadyAsync()
    {
        _own = Guid.CreateVersion7();
        await _app.InAsync<IDatabaseStartup, bool>(async startup =>
        {
            await startup.ReadyAsync(CancellationToken.None);
            return true;
        });
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            var other = Guid.CreateVersion7();
            db.AddRange(
                new Contractor { Id = _own, Code = "K-001", Name = "PT Satu", TreeId = _own },
                new Contractor { Id = other, Code = "K-002", Name = "PT Dua", TreeId = other });
            return db.SeedAsync();
        });
    }

    private static string[] Codes(string csv) => [.. csv.Trim().Split("\n").Skip(1).Select(l => l.Split(',')[0])];
}
