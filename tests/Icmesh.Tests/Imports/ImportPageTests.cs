using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using Icmesh.Imports.Data;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Uploads;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Imports;

public sealed class ImportPageTests : IDisposable
{
    private readonly IcmeshApp _app = new();
    private readonly HttpClient _client;

    public ImportPageTests()
    {
        using (var scope = _app.Services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<Icmesh.Kernel.Data.IDatabaseStartup>().ReadyAsync(CancellationToken.None).GetAwaiter().GetResult();
        }

        _client = _app.CreateClient();
    }

    public void Dispose()
    {
        _client.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task A_template_file_goes_from_upload_over_preview_into_the_database()
    {
        var check = await UploadAsync("sites", "lokasi.csv", "code,name\nRDX,Pabrik Reduksi\n");
        var before = await RunsAsync();
        var done = await PostAsync(check.Path);
        var twice = await PostAsync(check.Path);

        Assert.StartsWith("/Imports/Check/", check.Path, StringComparison.Ordinal);
        Assert.Contains("Pabrik Reduksi", check.Text, StringComparison.Ordinal);
        Assert.Empty(before);
        Assert.StartsWith("/Imports/Done/", done.Path, StringComparison.Ordinal);
        Assert.Contains("1 ditambah, 0 diubah, 0 tetap", done.Text, StringComparison.Ordinal);
        Assert.Equal(done.Path, twice.Path);
        var run = Assert.Single(await RunsAsync());
        Assert.Equal(("test.admin", "sites", "lokasi.csv", 1), (run.UserName, run.Kind, run.FileName, run.Added));
    }

    [Fact]
    public async Task Foreign_headings_and_words_are_matched_and_remembered()
    {
        const string csv = "Kode;Nama Perusahaan;Keadaan\nK1;PT Satu;aktif\nK2;PT Dua;bubar\n";
        var columns = await UploadAsync("contractors", "k.csv", csv);

        var preview = await PostAsync(columns.Path + "?handler=Preview", Choices);
        var check = await PostAsync(columns.Path, [.. Choices, new("Input.Words[0].Column", "status"), new("Input.Words[0].From", "aktif"), new("Input.Words[0].To", "Active"),
            new("Input.Words[1].Column", "status"), new("Input.Words[1].From", "bubar"), new("Input.Words[1].To", "Ended")]);
        var again = await UploadAsync("contractors", "k2.csv", csv);

        Assert.StartsWith("/Imports/Columns/", columns.Path, StringComparison.Ordinal);
        Assert.Contains("bubar", preview.Text, StringComparison.Ordinal);
        Assert.StartsWith("/Imports/Check/", check.Path, StringComparison.Ordinal);
        Assert.Contains("Simpan 2 perubahan", check.Text, StringComparison.Ordinal);
        Assert.Contains("seperti terakhir kali", again.Text, StringComparison.Ordinal);
    }

    private static readonly KeyValuePair<string, string>[] Choices =
        [new("Input.From[code]", "1"), new("Input.From[name]", "2"), new("Input.From[status]", "3"), new("Input.Mark", "point")];

    [Fact]
    public async Task A_required_column_that_is_not_matched_is_asked_for()
    {
        var columns = await UploadAsync("contractors", "k.csv", "Kode,x\nK1,y\n");

        var refused = await PostAsync(columns.Path, new("Input.From[code]", "1"), new("Input.From[name]", "99"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("name, status", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_listed_cell_by_cell_and_can_be_downloaded()
    {
        var check = await UploadAsync("contractors", "k.csv", "code,name,status\nK1,PT Satu,Actve\nK2,,Active\n");

        var csv = await _client.GetStringAsync(check.Path + "?handler=Errors");

        Assert.Contains("Ada 2 kesalahan di 2 baris", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Simpan", check.Text, StringComparison.Ordinal);
        Assert.Equal(["baris,kolom,isi,sebab,perbaikan", "2,status,Actve", "3,name,"], csv.Split("\r\n")[..3].Select((l, i) => i == 0 ? l : string.Join(',', l.Split(',')[..3])));
    }

    [Theory]
    [InlineData("", "Pilih berkas")]
    [InlineData("%PDF\0", "bukan tabel")]
    [InlineData("\n\n", "kosong")]
    public async Task What_is_no_table_is_refused_in_place(string content, string sentence)
    {
        var refused = await UploadAsync("sites", "x.csv", content);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/Imports"), (refused.Status, refused.Path));
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_200_megabytes_is_refused_without_reading_it()
    {
        var body = new Endless(200L << 20);
        using var content = new StreamContent(body);
        content.Headers.ContentLength = body.Length;
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        // The usual test client would read the whole body itself, in case of a redirect.
        using var plain = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var response = await plain.PostAsync("/Imports", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("terlalu besar", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(body.Taken, 0, 4 << 20);
    }

    [Fact]
    public async Task An_upload_is_seen_by_its_sender_alone_and_for_a_day()
    {
        var store = _app.Services.GetRequiredService<UploadStore>();
        var upload = await store.AddAsync(new MemoryStream("code\n1\n"u8.ToArray()), "sites", "../../etc/pass\u202Ewd", "somebody.else", CancellationToken.None);

        var foreign = await _client.GetAsync($"/Imports/Check/{upload.Id}");
        var late = new UploadStore(_app.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>(), new Later());

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal("passwd", upload.FileName);
        Assert.Equal(upload.Sha256, Path.GetFileName(store.FileOf(upload)));
        await Assert.ThrowsAsync<NotFoundException>(() => late.ReadAsync(upload.Id, "somebody.else", CancellationToken.None));
        late.Sweep();
        Assert.False(File.Exists(store.FileOf(upload)));
    }

    [Fact]
    public async Task A_long_import_can_be_cancelled_and_then_nothing_was_saved()
    {
        var rows = "code,name\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"S{i},Lokasi {i}\n"));
        var (store, jobs) = (_app.Services.GetRequiredService<UploadStore>(), _app.Services.GetRequiredService<ImportJobs>());
        var upload = await store.AddAsync(new MemoryStream(Encoding.UTF8.GetBytes(rows)), "sites", "s.csv", SystemUser.Instance.Name, CancellationToken.None);

        var job = jobs.Import(upload, SystemUser.Instance, Fence.Open());
        var second = jobs.Import(upload, SystemUser.Instance, Fence.Open());
        job.Cancel();
        var (result, refused) = await job.EndAsync();

        Assert.Same(job, second);
        Assert.Null(result);
        Assert.Contains("dibatalkan", refused!.Reason.Id, StringComparison.Ordinal);
        Assert.Empty(await RunsAsync());
    }

    [Fact]
    public async Task The_template_of_each_kind_explains_its_columns_and_imports_no_rows()
    {
        foreach (var kind in new[] { "sites", "contractors", "workers", "man-hours", "incidents" })
        {
            var path = Path.Combine(_app.DataDirectory, kind + ".xlsx");
            await File.WriteAllBytesAsync(path, await _client.GetByteArrayAsync($"/Imports?handler=Template&kind={kind}"));
            using var data = TableFile.Open(path, new(), ReadLimits.Web);
            using var help = TableFile.Open(path, new() { Sheet = "Petunjuk" }, ReadLimits.Web);

            Assert.All(data.Rows(default), r => Assert.True(r.IsExample));
            Assert.Equal(data.Header, help.Rows(default).Select(r => (string)r.Cells[0]!).Take(data.Header.Count));
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Path, string Text);

    private async Task<Answer> UploadAsync(string kind, string name, string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(kind), "Kind" }, { new StringContent(await TokenAsync()), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "Table", name);
        return await AnswerAsync(await _client.PostAsync("/Imports", form));
    }

    private async Task<Answer> PostAsync(string path, params KeyValuePair<string, string>[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", await TokenAsync())]);
        return await AnswerAsync(await _client.PostAsync(path, form));
    }

    private async Task<string> TokenAsync() =>
        new HtmlParser().ParseDocument(await _client.GetStringAsync("/Imports")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<Answer> AnswerAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            return new(response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, page.QuerySelector("main")!.TextContent);
        }
    }

    private async Task<List<Icmesh.Imports.ImportRun>> RunsAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportsDb>().Runs.ToListAsync();
    }

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(25);
    }

    /// <summary>A body that counts how much of it was taken.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Taken { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Taken);
            Taken += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
