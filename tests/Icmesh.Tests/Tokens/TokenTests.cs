using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Icmesh.Accounts.Proving;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Accounts;
using Icmesh.Tests.Support;
using Icmesh.Tokens;
using Icmesh.Tokens.Changing;
using Icmesh.Tokens.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Tokens;

[Trait("Category", "Security")]
public sealed class TokenTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new();
    private Guid _one;

    public async Task InitializeAsync()
    {
        _app.Settings["Tokens:PerMinute"] = "20";
        using var _ = _app.CreateClient();
        await AsSystemAsync<ContractorsDb>(async db =>
        {
            var (one, two) = (new Contractor { Code = "K-1", Name = "PT Satu" }, new Contractor { Code = "K-2", Name = "PT Dua" });
            _one = one.Id;
            db.AddRange(new Site { Code = "RDX", Name = "Reduksi" }, one, two);
            await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_secret_is_kept_nowhere()
    {
        var (token, secret) = await MakeAsync(["contractors.view"]);

        await AsSystemAsync<TokensDb>(async db =>
        {
            var stored = await db.Tokens.SingleAsync();
            var entry = await db.Activity.SingleAsync(a => a.Action == "token.create");
            Assert.Equal(SecretHash.Of(secret), stored.Hash);
            Assert.DoesNotContain(secret, JsonSerializer.Serialize(stored) + JsonSerializer.Serialize(entry), StringComparison.Ordinal);
            Assert.Equal(token.Id, entry.SubjectId);
        });
    }

    [Fact]
    public async Task A_token_reads_what_it_names_and_nothing_else()
    {
        var (_, secret) = await MakeAsync(["contractors.view"]);
        using var caller = Caller(secret);

        var list = await caller.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/contractors?limit=1", UriKind.Relative));
        var next = await caller.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/contractors?after=K-1", UriKind.Relative));
        using var score = await caller.GetAsync(new Uri("/api/v1/scorecards/K-1", UriKind.Relative));
        using var hours = await ReportAsync(caller, "K-1", 100);
        using var missing = await caller.GetAsync(new Uri("/api/v1/contractors/K-9", UriKind.Relative));

        Assert.Equal(["K-1", "K-2"], list.EnumerateArray().Concat(next.EnumerateArray()).Select(c => c.GetProperty("code").GetString()));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (score.StatusCode, hours.StatusCode, missing.StatusCode));
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType?.MediaType);
        Assert.Equal(404, (await missing.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_token_of_a_company_stays_in_it()
    {
        var (_, secret) = await MakeAsync(["contractors.view", "contractors.man-hours"], _one);
        using var caller = Caller(secret);

        var list = await caller.GetStringAsync(new Uri("/api/v1/contractors", UriKind.Relative));
        using var other = await caller.GetAsync(new Uri("/api/v1/contractors/K-2", UriKind.Relative));
        using var own = await ReportAsync(caller, "K-1", 1600);
        using var same = await ReportAsync(caller, "K-1", 1600);
        using var others = await ReportAsync(caller, "K-2", 1600);

        Assert.Contains("PT Satu", list, StringComparison.Ordinal);
        Assert.DoesNotContain("PT Dua", list, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.StatusCode, others.StatusCode));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (own.StatusCode, same.StatusCode));
        await AsSystemAsync<ContractorsDb>(async db =>
        {
            Assert.Equal(1600, (await db.ManHours.SingleAsync()).Hours);
            Assert.Equal("token Uji", (await db.Activity.SingleAsync(a => a.Action == "man-hours.report")).UserName);
        });
    }

    [Fact]
    public async Task Impossible_hours_are_refused_with_the_reason()
    {
        var (_, secret) = await MakeAsync(["contractors.man-hours"]);
        using var caller = Caller(secret);

        using var refused = await ReportAsync(caller, "K-1", 99_999);
        using var negative = await ReportAsync(caller, "K-1", -1);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (refused.StatusCode, negative.StatusCode));
        Assert.Contains("tidak mungkin", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AsSystemAsync<ContractorsDb>(async db => Assert.Empty(await db.ManHours.ToListAsync()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer icm_")]
    [InlineData("Bearer icm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Without_a_known_token_there_is_no_answer(string? authorization)
    {
        using var caller = _app.CreateClient(new() { AllowAutoRedirect = false });
        if (authorization is not null)
        {
            caller.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        using var answer = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("PT", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_opens_no_api_and_a_token_opens_no_page()
    {
        using var admin = await SignedInAsync();
        var (_, secret) = await MakeAsync(["contractors.view"]);
        using var caller = Caller(secret);

        using var byCookie = await admin.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));
        using var byToken = await caller.GetAsync(new Uri("/Contractors", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, byCookie.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, byToken.StatusCode);
        Assert.Contains("/Accounts/SignIn", byToken.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_or_expired_token_ends_with_the_next_call()
    {
        var (token, secret) = await MakeAsync(["contractors.view"]);
        var (_, later) = await MakeAsync(["contractors.view"]);
        var (_, past) = await MakeAsync(["contractors.view"], days: 0);
        using var caller = Caller(secret);
        using var other = Caller(later);
        using var late = Caller(past);

        using var before = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));
        await AsSystemAsync<TokenActions>(actions => actions.RevokeAsync(token.Id, CancellationToken.None));
        using var revoked = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));
        using var live = await other.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));
        using var expired = await late.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized],
            new[] { before, revoked, live, expired }.Select(a => a.StatusCode));
    }

    [Fact]
    public async Task A_token_ends_with_the_work_of_its_company()
    {
        var (_, secret) = await MakeAsync(["contractors.view"], _one);
        using var caller = Caller(secret);
        await AsSystemAsync<ContractorsDb>(async db =>
        {
            (await db.Contractors.SingleAsync(c => c.Id == _one)).Status = ContractorStatus.Ended;
            await db.SaveChangesAsync();
        });

        using var answer = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task More_calls_than_allowed_in_a_minute_wait()
    {
        var (_, secret) = await MakeAsync(["contractors.view"]);
        var (_, second) = await MakeAsync(["contractors.view"]);
        using var caller = Caller(secret);
        using var other = Caller(second);
        for (var i = 0; i < 20; i++)
        {
            using var answer = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var tooMany = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));
        using var unhindered = await other.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (tooMany.StatusCode, unhindered.StatusCode));
    }

    [Fact]
    public async Task The_document_names_every_address_with_its_permission()
    {
        using var caller = _app.CreateClient();

        var document = await caller.GetFromJsonAsync<JsonElement>(new Uri("/Tokens/openapi/v1.json", UriKind.Relative));

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name} {p.Name} {o.Value.GetProperty("security")[0].GetProperty("bearer")[0]}")).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "get /api/v1/contractors contractors.view", "get /api/v1/contractors/{code} contractors.view", "get /api/v1/scorecards/{code} scorecards.view",
                "put /api/v1/contractors/{code}/man-hours/{site}/{year}/{month} contractors.man-hours",
            ],
            operations);
    }

    [Fact]
    public async Task An_admin_makes_a_token_sees_its_secret_once_and_revokes_it()
    {
        using var admin = await SignedInAsync();

        using var made = await admin.FillAsync("/Tokens/Create", ("Input.Name", "Gerbang 2"), ("Input.Scopes", "contractors.view"), ("Input.Contractor", "k-1"), ("Input.Days", "30"));
        var page = await Forms.ReadAsync(made);
        var secret = page.QuerySelector("code.icm-secret")!.TextContent;
        var list = await admin.OpenAsync("/Tokens");
        using var caller = Caller(secret);
        using var before = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));
        var form = list.QuerySelector("form[action*=Revoke]")!;
        using var revoke = await admin.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), new FormUrlEncodedContent([Forms.Token(form)]));
        using var after = await caller.GetAsync(new Uri("/api/v1/contractors", UriKind.Relative));

        Assert.Contains("Gerbang 2", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PT Satu", list.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list.Body.InnerHtml, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.Unauthorized), (before.StatusCode, revoke.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Making_one_asks_again_who_it_is()
    {
        using var admin = await SignedInAsync();
        _app.Time.Advance(TimeSpan.FromMinutes(15));

        using var asked = await admin.FillAsync("/Tokens/Create", ("Input.Name", "x"), ("Input.Scopes", "contractors.view"), ("Input.Days", "30"));

        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.NotNull((await Forms.ReadAsync(asked)).QuerySelector($"[name='{StepUp.Secret}']"));
        await AsSystemAsync<TokensDb>(async db => Assert.Empty(await db.Tokens.ToListAsync()));
    }

    [Theory]
    [InlineData("", "contractors.view", "", "30", "Isi nama")]
    [InlineData("x", "accounts.manage", "", "30", "paling sedikit satu izin")]
    [InlineData("x", "contractors.view", "K-9", "30", "Kontraktor K-9 tidak ada")]
    [InlineData("x", "contractors.view", "", "4000", "Pilih masa berlaku")]
    public async Task A_token_that_cannot_be_is_refused(string name, string scope, string contractor, string days, string sentence)
    {
        using var admin = await SignedInAsync();

        using var refused = await admin.FillAsync("/Tokens/Create", ("Input.Name", name), ("Input.Scopes", scope), ("Input.Contractor", contractor), ("Input.Days", days));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, (await Forms.ReadAsync(refused)).Body!.TextContent, StringComparison.Ordinal);
        await AsSystemAsync<TokensDb>(async db => Assert.Empty(await db.Tokens.ToListAsync()));
    }

    /// <summary>An admin who has just signed in, and so shown who it is.</summary>
    private async Task<HttpClient> SignedInAsync()
    {
        await _app.AddAsync("admin", "hse-admin");
        var admin = _app.Browser();
        await admin.SignInAsync("admin");
        return admin;
    }

    private HttpClient Caller(string secret)
    {
        var caller = _app.CreateClient(new() { AllowAutoRedirect = false });
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return caller;
    }

    private static Task<HttpResponseMessage> ReportAsync(HttpClient caller, string contractor, long hours) =>
        caller.PutAsJsonAsync(new Uri($"/api/v1/contractors/{contractor}/man-hours/rdx/2026/2", UriKind.Relative), new { hours, headcount = 10 });

    private async Task<(Token Token, string Secret)> MakeAsync(string[] scopes, Guid? company = null, int days = 30)
    {
        (Token, string) made = default;
        await AsSystemAsync<TokenActions>(async actions => made = await actions.CreateAsync("Uji", scopes, company, days, CancellationToken.None));
        return made;
    }

    private Task<int> AsSystemAsync<T>(Func<T, Task> work) where T : notnull => _app.InAsync<T, int>(async service =>
    {
        if (service is ModuleDb db)
        {
            db.IsGuarded = false;
        }

        await work(service);
        return 0;
    });
}
