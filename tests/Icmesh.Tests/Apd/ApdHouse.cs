using System.Text;
using Icmesh.Apd;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Incidents;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Readiness;
using Icmesh.Rules;
using Icmesh.Rules.Reading;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Apd;

/// <summary>The shipped catalogue and matrix.</summary>
internal static class ShippedApd
{
    public static ApdCatalogue Catalogue { get; } = (ApdCatalogue)Compile(ApdCatalogue.Kind).Table!;

    public static ApdMatrix Matrix { get; } = (ApdMatrix)Compile(ApdMatrix.Kind).Table!;

    public static string Json(RuleTableKind kind) => File.ReadAllText(Path.Combine(Repository.Rules, $"{kind.Path}.json"));

    public static CheckedFile Compile(RuleTableKind kind, string? json = null) =>
        TableCompiler.Compile(new RuleSource(kind.Path, $"rules/{kind.Path}.json", Encoding.UTF8.GetBytes(json ?? Json(kind))), kind);
}

/// <summary>One company with two people at noon of 15 March 2026, asked about its APD alone.</summary>
public sealed class ApdHouse : IAsyncLifetime
{
    internal static readonly DateOnly Today = new(2026, 3, 15);

    internal ModuleDatabase Database { get; } = new(new ContractorsModule(), new IncidentsModule(), new RulesModule(), new ReadinessModule(), new ApdModule());

    internal Guid Company { get; private set; }

    internal Worker Budi { get; private set; } = null!;

    internal Worker Sari { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        await Database.InAsync<ContractorsDb>(async db =>
        {
            var company = new Contractor { Code = "K-1", Name = "PT Satu", RolloutStage = RolloutStage.Block };
            (Company, Budi, Sari) = (company.Id, Person(company.Id, "Budi", "0001"), Person(company.Id, "Sari", "0002"));
            db.AddRange(company, Budi, Sari, new Contractor { Code = "K-2", Name = "PT Dua" });
            await db.SeedAsync();
        });
    }

    public Task DisposeAsync() => Database.DisposeAsync();

    internal static Worker Person(Guid company, string name, string last4) => new() { ContractorId = company, Name = name, NikLast4 = last4, NikHash = name };

    /// <summary>Gives somebody an item that has nothing against it, changed by <paramref name="but"/>.</summary>
    internal async Task<Guid> GiveAsync(Worker worker, string kind, Action<Item>? but = null)
    {
        var item = Item.Of(worker.ContractorId, $"{kind}-{Guid.NewGuid().ToString("N")[..8]}", kind);
        (item.State, item.ManufacturedOn, item.InServiceOn, item.NextInspectionOn) = (ItemState.Issued, Today.AddMonths(-3), Today.AddMonths(-2), Today.AddDays(30));
        but?.Invoke(item);
        await Database.InAsync<ApdDb>(db =>
        {
            db.AddRange(item, new Issue { ContractorId = item.ContractorId, ItemId = item.Id, WorkerId = worker.Id, IssuedAt = new(2026, 2, 1, 1, 0, 0, DateTimeKind.Utc), IssuedBy = "system", Acknowledged = Acknowledgement.Paper });
            return db.SeedAsync();
        });
        return item.Id;
    }

    internal Task<IReadOnlyList<Finding>> FindAsync(string job, params Worker[] workers) => FindAsync([job], null, workers);

    internal Task<IReadOnlyList<Finding>> FindAsync(IReadOnlyList<string> jobs, Guid? area, params Worker[] workers) => Database.InAsync<IServiceProvider, IReadOnlyList<Finding>>(async services =>
    {
        var live = await services.GetRequiredService<IGateBook>().LiveAsync(default);
        var question = new ReadinessQuestion(
            [.. workers.Select(w => new WorkerCard(w.Id, w.ContractorId, w.Name, w.Position, w.NikLast4))], jobs, area, new DateTime(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc), Today, live);
        return await services.GetServices<IReadinessCheck>().Single(c => c.Module == "Apd").FindAsync(question, default);
    });

    internal Task<Item> ItemAsync(Guid id) => Database.InAsync<ApdDb, Item>(db => db.Items.AsNoTracking().SingleAsync(i => i.Id == id));
}
