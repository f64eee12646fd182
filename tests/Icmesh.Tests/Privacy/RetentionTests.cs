using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Incidents;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Privacy.Erasing;
using Icmesh.Privacy.Retention;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Privacy;

/// <summary>Records are kept exactly as long as the file says: 10 years and 30 for injuries, 2 for workers of ended companies.</summary>
[Trait("Category", "Security")]
public sealed class RetentionTests : IAsyncLifetime
{
    private readonly RecordsApp _app = new();
    private Guid _contractor, _site;

    private SiteClock Clock => _app.Services.GetRequiredService<SiteClock>();

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        (_contractor, _site) = await _app.InAsync<ContractorsDb, (Guid, Guid)>(async db =>
        {
            var (company, place) = (new Contractor { Code = "K-1", Name = "PT Satu", Status = ContractorStatus.Ended }, new Site { Code = "RDX", Name = "Reduksi" });
            db.AddRange(company, place);
            await db.SeedAsync();
            return (company.Id, place.Id);
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 30)]
    public async Task An_incident_is_emptied_on_the_day_after_its_time_and_never_twice(bool isInjury, int years)
    {
        var treatment = isInjury ? Treatment.Medical : Treatment.None;
        var edge = Clock.StartOf(Clock.Today.AddYears(-years));
        var (before, on, held) = (await AddAsync(edge.AddMinutes(-1), treatment), await AddAsync(edge, treatment), await AddAsync(edge.AddYears(-5), treatment));
        await _app.InAsync<Holding, int>(async holding =>
        {
            await holding.PlaceAsync(held, "Perkara 12", default);
            return 0;
        });
        var figures = await FiguresAsync();

        Assert.Equal(1, await _app.InAsync<EraseDue, int>(due => due.RunAsync(default)));
        Assert.Equal(0, await _app.InAsync<EraseDue, int>(due => due.RunAsync(default)));

        Assert.Equal(("–", "Terjepit", "Terjepit"), (await NarrativeAsync(before), await NarrativeAsync(on), await NarrativeAsync(held)));
        Assert.Equal(figures, await FiguresAsync());
        Assert.Equal(["person.erase"], await _app.InAsync<IncidentsDb, List<string>>(db => db.Activity.Where(a => a.SubjectId == before).Select(a => a.Action).ToListAsync()));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public async Task Workers_of_an_ended_company_go_two_years_after_its_last_contract(int days, int erased)
    {
        await _app.InAsync<ContractorsDb, int>(db =>
        {
            var last = Clock.Today.AddYears(-2).AddDays(days);
            db.AddRange(
                new Contract { ContractorId = _contractor, Number = "1", Title = "Pemeliharaan", RiskClass = RiskClass.High, SiteId = _site, From = last.AddYears(-1), To = last },
                new Worker { ContractorId = _contractor, Name = "Zulkifli", NikLast4 = "4321", NikHash = "a" });
            return db.SeedAsync();
        });

        Assert.Equal(erased, await _app.InAsync<EraseDue, int>(due => due.RunAsync(default)));
        Assert.Equal(erased == 1 ? "–" : "Zulkifli", await _app.InAsync<ContractorsDb, string>(db => db.Workers.Select(w => w.Name).SingleAsync()));
    }

    private Task<Guid> AddAsync(DateTime utc, Treatment treatment) => _app.InAsync<IncidentsDb, Guid>(async db =>
    {
        var incident = new Incident { ContractorId = _contractor, SiteId = _site, Narrative = "Terjepit" };
        incident.OccurAt(utc, Clock);
        incident.Classify(new(treatment, WorkImpact.None, [], 0, 0), DaysCharged.Shipped.InForce(new(2026, 2, 3)));
        db.Add(incident);
        await db.SeedAsync();
        return incident.Id;
    });

    private Task<string> NarrativeAsync(Guid id) => _app.InAsync<IncidentsDb, string>(db => db.Incidents.Where(i => i.Id == id).Select(i => i.Narrative).SingleAsync());

    private Task<string> FiguresAsync() => _app.InAsync<IncidentsDb, string>(async db =>
        string.Join(' ', await db.Incidents.OrderBy(i => i.Id).Select(i => i.Class + "/" + i.Month + "/" + i.DaysLost).ToListAsync()));
}
