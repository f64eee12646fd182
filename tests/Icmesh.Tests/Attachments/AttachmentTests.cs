using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Icmesh.Attachments;
using Icmesh.Attachments.Data;
using Icmesh.Attachments.Keeping;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Incidents;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Icmesh.Tests.Attachments;

[Trait("Category", "Security")]
public sealed class AttachmentTests : IAsyncLifetime
{
    private readonly FakeClamd _clamd = new();
    private readonly RecordsApp _app = new();
    private Guid _contractor, _other, _incident;

    public async Task InitializeAsync()
    {
        _app.Settings["Attachments:Antivirus"] = _clamd.Address;
        using var _ = _app.CreateClient();
        var site = new Site { Code = "RDX", Name = "Reduksi" };
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            var (one, two) = (new Contractor { Code = "K-1", Name = "PT Satu" }, new Contractor { Code = "K-2", Name = "PT Dua" });
            (_contractor, _other) = (one.Id, two.Id);
            db.AddRange(site, one, two);
            return db.SeedAsync();
        });
        var clock = await _app.InAsync<SiteClock, SiteClock>(Task.FromResult);
        var incident = new Incident { ContractorId = _contractor, SiteId = site.Id, Narrative = "Jari terjepit" };
        incident.OccurAt(clock.ToUtc(new(2026, 2, 3, 8, 0, 0)), clock);
        _incident = incident.Id;
        await _app.InAsync<IncidentsDb, int>(db =>
        {
            db.Add(incident);
            return db.SeedAsync();
        });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _clamd.Dispose();
    }

    private string Page => $"/Incidents/{_incident}/Attachments";

    [Fact]
    public async Task Sixty_hostile_files_are_refused_or_made_harmless()
    {
        using var browser = _app.Browser();
        var before = Environment.WorkingSet;
        var count = 0;
        foreach (var (name, content) in HostileFiles.Refused())
        {
            using var answer = await SendAsync(browser, name, content);
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity, $"{name}: {answer.StatusCode}");
            count++;
        }

        Assert.Empty(await RowsAsync());
        foreach (var (name, content, kept) in HostileFiles.MadeHarmless())
        {
            using var answer = await SendAsync(browser, name, content);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{name}: {answer.StatusCode}");
            Assert.Equal(kept, (await RowsAsync())[^1].Name);
            count++;
        }

        foreach (var row in await RowsAsync())
        {
            using var file = await browser.GetAsync(FileOf(row.Id));
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.DoesNotContain(HostileFiles.Marker, Encoding.Latin1.GetString(await file.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }

        Assert.True(count >= 60, $"{count} files");
        Assert.True(Environment.WorkingSet - before < 400 << 20, $"{Environment.WorkingSet - before >> 20} MiB more");
    }

    [Fact]
    public async Task A_photo_loses_where_it_was_taken_and_keeps_which_way_is_up()
    {
        using var browser = _app.Browser();
        using var sent = await SendAsync(browser, "foto.jpg", HostileFiles.Photo(4000, 1000, orientation: 6));
        var row = Assert.Single(await RowsAsync());

        var content = await browser.GetByteArrayAsync(FileOf(row.Id));
        using var bitmap = SKBitmap.Decode(content);

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.True(bitmap.Height is > 1000 and <= 2560 && bitmap.Width < bitmap.Height / 3, $"{bitmap.Width} × {bitmap.Height}");
        Assert.Equal(content.Length, row.Length);
    }

    [Fact]
    public async Task A_file_is_listed_opened_recorded_and_removed_with_a_reason()
    {
        using var browser = _app.Browser();
        using var sent = await SendAsync(browser, "surat.pdf", HostileFiles.Pdf());
        using var twice = await SendAsync(browser, "surat.pdf", HostileFiles.Pdf());
        var row = Assert.Single(await RowsAsync());
        var page = await browser.OpenAsync(Page);
        var bytes = await browser.GetByteArrayAsync(FileOf(row.Id));

        using var noReason = await PostAsync(browser, $"{Page}?handler=Remove&file={row.Id}", page, ("Reason", " "));
        using var removed = await PostAsync(browser, $"{Page}?handler=Remove&file={row.Id}", page, ("Reason", "Salah kirim"));
        using var gone = await browser.GetAsync(FileOf(row.Id));

        Assert.Contains("surat.pdf", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HostileFiles.Pdf(), bytes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, Page), (removed.StatusCode, removed.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(_app.DataDirectory, "attachments"), "*", SearchOption.AllDirectories));
        var entries = await _app.InAsync<AttachmentsDb, List<ActivityEntry>>(db => db.Activity.Where(a => a.SubjectId == _incident).OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(["incident.read", "attachment.add", "attachment.remove"], entries.Select(e => e.Action));
        Assert.Equal("Salah kirim", entries[2].Reason);
        Assert.Contains(row.Sha256, entries[2].Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_company_neither_sees_adds_nor_removes()
    {
        using var browser = _app.Browser();
        using var sent = await SendAsync(browser, "surat.pdf", HostileFiles.Pdf());
        var row = Assert.Single(await RowsAsync());
        var page = await browser.OpenAsync(Page);
        _app.OwnContractor = _other;

        using var list = await browser.GetAsync(new Uri(Page, UriKind.Relative));
        using var file = await browser.GetAsync(FileOf(row.Id));
        using var added = await SendAsync(browser, "b.pdf", HostileFiles.Pdf("/B 1"), page);
        using var removed = await PostAsync(browser, $"{Page}?handler=Remove&file={row.Id}", page, ("Reason", "x"));
        _app.OwnContractor = _contractor;
        using var own = await browser.GetAsync(FileOf(row.Id));

        Assert.All([list, file, added, removed], a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        Assert.Single(await RowsAsync());
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task A_file_of_one_record_is_not_found_under_another()
    {
        using var browser = _app.Browser();
        using var sent = await SendAsync(browser, "surat.pdf", HostileFiles.Pdf());
        var row = Assert.Single(await RowsAsync());

        using var there = await browser.GetAsync(new Uri($"/Contractors/K-1/Attachments?handler=File&file={row.Id}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
    }

    [Theory]
    [InlineData("incidents.view", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("reporting.view", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Seeing_and_adding_take_their_own_permission(string permission, HttpStatusCode seen, HttpStatusCode added)
    {
        using var browser = _app.Browser();
        var page = await browser.OpenAsync(Page);
        _app.Permissions = [permission];

        using var list = await browser.GetAsync(new Uri(Page, UriKind.Relative));
        using var add = await SendAsync(browser, "b.pdf", HostileFiles.Pdf(), page);

        Assert.Equal((seen, added), (list.StatusCode, add.StatusCode));
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task While_the_antivirus_is_away_files_wait_and_nobody_opens_them()
    {
        using var browser = _app.Browser();
        _clamd.Complaint = "INSTREAM: Database is being loaded ERROR";
        using var sent = await SendAsync(browser, "surat.pdf", HostileFiles.Pdf());
        using var virus = await SendAsync(browser, "eicar.csv", Encoding.ASCII.GetBytes(HostileFiles.Eicar));
        var waiting = await RowsAsync();
        using var closed = await browser.GetAsync(FileOf(waiting[0].Id));
        var page = await browser.OpenAsync(Page);

        await ScanAsync();
        var still = await RowsAsync();
        _clamd.Complaint = null;
        await ScanAsync();
        var judged = await RowsAsync();
        using var open = await browser.GetAsync(FileOf(judged[0].Id));
        using var destroyed = await browser.GetAsync(FileOf(judged[1].Id));

        Assert.All([.. waiting, .. still], r => Assert.Equal(AttachmentState.Waiting, r.State));
        Assert.Contains("Menunggu pemeriksaan antivirus", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Equal([AttachmentState.Clean, AttachmentState.Infected], judged.Select(r => r.State));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (open.StatusCode, destroyed.StatusCode));
        Assert.Single(Directory.GetFiles(Path.Combine(_app.DataDirectory, "attachments"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task In_production_without_an_antivirus_every_file_waits()
    {
        using var app = new IcmeshApp { Environment = "Production" };

        var antivirus = app.Services.GetRequiredService<Icmesh.Attachments.Checking.IAntivirus>();

        Assert.Equal(Icmesh.Attachments.Checking.ScanResult.Unknown, await antivirus.ScanAsync(Stream.Null, CancellationToken.None));
    }

    [Fact]
    public async Task Changed_or_missing_content_is_found_and_named()
    {
        using var browser = _app.Browser();
        using var first = await SendAsync(browser, "satu.pdf", HostileFiles.Pdf("/A 1"));
        using var second = await SendAsync(browser, "dua.pdf", HostileFiles.Pdf("/A 2"));
        using var third = await SendAsync(browser, "tiga.pdf", HostileFiles.Pdf("/A 3"));
        var rows = await RowsAsync();
        await File.AppendAllTextAsync(PathOf(rows[0].Id), "x");
        File.Delete(PathOf(rows[1].Id));

        var verified = await _app.InAsync<IServiceProvider, Verified>(services => services.GetServices<IVerification>().Single(v => v.Name == "attachments")
            .RunAsync(new(2026, 3, 1), new(2026, 3, 31), CancellationToken.None));

        Assert.Equal(3, verified.Counts[0].Count);
        Assert.Equal([$"incident/{_incident}/{rows[0].Id}", $"incident/{_incident}/{rows[1].Id}"], verified.Faults.Select(f => f.Position));
        Assert.Contains("satu.pdf", verified.Faults[0].Text.Id, StringComparison.Ordinal);
    }

    private string PathOf(Guid id) => Path.Combine(_app.DataDirectory, "attachments", id.ToString("N")[^2..], id.ToString("N"));

    private Task<int> ScanAsync() => _app.InAsync<IServiceProvider, int>(async services =>
    {
        services.GetRequiredService<Icmesh.Kernel.Security.Fence>().OpenAll();
        await ActivatorUtilities.GetServiceOrCreateInstance<ScanWaitingJob>(services).RunAsync(CancellationToken.None);
        return 0;
    });

    private Task<List<Attachment>> RowsAsync() => _app.InAsync<IServiceProvider, List<Attachment>>(services =>
    {
        services.GetRequiredService<Icmesh.Kernel.Security.Fence>().OpenAll();
        return services.GetRequiredService<AttachmentsDb>().Attachments.OrderBy(a => a.Id).ToListAsync();
    });

    private Uri FileOf(Guid id) => new($"{Page}?handler=File&file={id}", UriKind.Relative);

    private async Task<HttpResponseMessage> SendAsync(HttpClient browser, string name, byte[] content, AngleSharp.Html.Dom.IHtmlDocument? page = null)
    {
        page ??= await browser.OpenAsync(Page);
        using var form = new MultipartFormDataContent { { new StringContent(Forms.Token(page).Value), Forms.Token(page).Key } };
        var file = new ByteArrayContent(content);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "Upload", FileName = $"\"{name}\"" };
        form.Add(file);
        return await browser.PostAsync(new Uri(Page, UriKind.Relative), form);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string url, AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(Forms.Token(page)));
        return await browser.PostAsync(new Uri(url, UriKind.Relative), content);
    }
}
