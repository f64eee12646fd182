using System.Net;
using Icmesh.Contractors;
using Icmesh.Contractors.Clearance;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Readiness;

/// <summary>"Kartu saya": a worker sees what is true of the own person, and of nobody else.</summary>
public sealed class CardTests : IAsyncLifetime
{
    private readonly RecordsApp _app = new() { Only = services => services.AddScoped<IReadinessCheck, CompanyCheck>() };
    private readonly Contractor _company = new() { Code = "K-1", Name = "PT Satu", RolloutStage = RolloutStage.Block };
    private Worker _budi = null!, _sari = null!;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _budi = new() { ContractorId = _company.Id, Name = "Budi Santoso", Position = "Juru las", NikLast4 = "0001", NikHash = "x" };
        _sari = new() { ContractorId = _company.Id, Name = "Sari Dewi", NikLast4 = "0002", NikHash = "y" };
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            db.AddRange(_company, _budi, _sari);
            return db.SeedAsync();
        });
        (_app.OwnContractor, _app.Permissions) = (_company.Id, ["readiness.card"]);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_card_says_whether_its_owner_may_start_and_what_is_missing()
    {
        _app.OwnWorker = _budi.Id;
        using var browser = _app.Browser();

        var text = (await browser.OpenAsync("/Readiness/Card?job=HOT_WORK")).Body!.TextContent;

        Assert.Contains("Budi Santoso", text, StringComparison.Ordinal);
        Assert.Contains("Juru las", text, StringComparison.Ordinal);
        Assert.Contains("Lengkapi prakualifikasi CSMS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sari", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_no_worker_is_told_so()
    {
        using var browser = _app.Browser();

        var text = (await browser.OpenAsync("/Readiness/Card")).Body!.TextContent;

        Assert.Contains("belum terhubung dengan pekerja", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_opens_no_other_persons_page()
    {
        _app.OwnWorker = _budi.Id;
        using var browser = _app.Browser();

        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync($"/Readiness/{_sari.Id}"));
        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusAsync($"/Readiness/{_budi.Id}"));
    }
}
