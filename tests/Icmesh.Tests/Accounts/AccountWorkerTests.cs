using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

/// <summary>Which worker of its company a person is, chosen on the account form.</summary>
[Trait("Category", "Security")]
public sealed class AccountWorkerTests : IAsyncLifetime
{
    private readonly AccountsApp _app = new();
    private Guid _andi, _other, _account;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        var company = await _app.AddContractorAsync("K-1");
        var rival = await _app.AddContractorAsync("K-2");
        await _app.AddAsync("ratna", "hse-admin");
        await _app.AddAsync("yanti", "contractor-admin", company);
        _account = await _app.AddAsync("andi", "worker", company);
        (_andi, _other) = await _app.InAsync<ContractorsDb, (Guid, Guid)>(async db =>
        {
            var own = new Worker { ContractorId = company, Name = "Andi", Position = "Welder", NikLast4 = "1234", NikHash = new string('a', 64) };
            var theirs = new Worker { ContractorId = rival, Name = "Slamet", NikLast4 = "9876", NikHash = new string('b', 64) };
            db.AddRange(own, theirs);
            await db.SeedAsync();
            return (own.Id, theirs.Id);
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("ratna")]
    [InlineData("yanti")]
    public async Task A_worker_is_chosen_from_the_own_company(string by)
    {
        using var admin = await AsAsync(by);
        var page = await admin.OpenAsync($"/Accounts/{_account}/Edit");
        var options = page.QuerySelectorAll("select[name='Input.WorkerId'] option").Select(o => o.TextContent).Skip(1);
        Assert.Equal(["Andi · Welder · NIK …1234"], options);

        using var saved = await admin.FillAsync($"/Accounts/{_account}/Edit", ("Input.WorkerId", _andi.ToString()), ("Input.Roles", "worker"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(_andi, await WorkerAsync());
        Assert.Contains("Andi · Welder", (await admin.OpenAsync($"/Accounts/{_account}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ratna")]
    [InlineData("yanti")]
    public async Task A_worker_of_another_company_or_of_nobody_is_refused(string by)
    {
        using var admin = await AsAsync(by);
        foreach (var worker in new[] { _other, Guid.NewGuid() })
        {
            using var refused = await admin.FillAsync($"/Accounts/{_account}/Edit", ("Input.WorkerId", worker.ToString()), ("Input.Roles", "worker"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.DoesNotContain("Slamet", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Null(await WorkerAsync());
    }

    [Fact]
    public async Task One_worker_is_one_account_and_a_new_account_may_name_it_at_once()
    {
        using var admin = await AsAsync("yanti");
        (string, string)[] fields = [("Input.DisplayName", "Andi"), ("Input.Roles", "worker"), ("Input.WorkerId", _andi.ToString())];

        using var made = await admin.FillAsync("/Accounts/Create", [.. fields, ("Input.Name", "andi.baru")]);
        using var second = await admin.FillAsync("/Accounts/Create", [.. fields, ("Input.Name", "andi.lagi")]);
        using var edited = await admin.FillAsync($"/Accounts/{_account}/Edit", ("Input.WorkerId", _andi.ToString()), ("Input.Roles", "worker"));

        Assert.Equal((200, 422, 422), ((int)made.StatusCode, (int)second.StatusCode, (int)edited.StatusCode));
        Assert.Contains("sudah punya akun", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await _app.ReadAsync(db => db.Accounts.CountAsync(a => a.WorkerId == _andi)));
    }

    [Fact]
    public async Task Staff_of_the_smelter_is_nobodys_worker()
    {
        using var admin = await AsAsync("ratna");
        var staff = await _app.AddAsync("bagus", "hse-officer");

        using var refused = await admin.FillAsync($"/Accounts/{staff}/Edit", ("Input.WorkerId", _andi.ToString()), ("Input.Roles", "hse-officer"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private async Task<HttpClient> AsAsync(string name)
    {
        var browser = _app.Browser();
        await browser.SignInAsync(name);
        return browser;
    }

    private Task<Guid?> WorkerAsync() => _app.ReadAsync(db => db.Accounts.Where(a => a.Id == _account).Select(a => a.WorkerId).SingleAsync());
}
