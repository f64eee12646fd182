using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;

namespace Icmesh.Incidents.Demo;

/// <summary>Two years of incidents: those of <see cref="DemoStory"/>, and the near misses and first-aid cases of every day.</summary>
internal sealed class IncidentsDemo(
    IncidentsDb db, IContractorDirectory contractorDirectory, ISiteDirectory siteDirectory, IManHoursDirectory manHours, ChargeTables tables, ICurrentUser user, SiteClock clock) : IDemoData
{
    private const int Seed = 20_2603, Months = 24, PeoplePerReport = 40;

    public int Order => 20;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var charges = await tables.ReadAsync(cancellationToken);
        var lastDay = clock.Today.AddDays(-1);
        var contractors = await contractorDirectory.ListAsync(null, 100, withEnded: true, cancellationToken);
        var sites = await siteDirectory.ListAsync(cancellationToken);
        var areas = (await siteDirectory.AreasAsync(cancellationToken)).ToLookup(a => a.SiteId);
        var last = YearMonth.Of(lastDay);
        var hours = await manHours.ReadAsync([.. contractors.Select(c => c.Id)], last.Add(1 - Months), last, cancellationToken);
        var byCode = contractors.ToDictionary(c => c.Code, c => c.Id);
        var codeOf = contractors.ToDictionary(c => c.Id, c => c.Code);
        foreach (var told in DemoStory.Events)
        {
            Add(told, byCode[told.Code], Place(told.Code, sites, areas, random), lastDay.AddDays(-told.DaysBack), charges, random);
        }

        foreach (var month in hours.OrderBy(h => h.Month).ThenBy(h => codeOf[h.ContractorId], StringComparer.Ordinal))
        {
            var reports = month.Headcount / PeoplePerReport + (random.Next(PeoplePerReport) < month.Headcount % PeoplePerReport ? 1 : 0);
            for (var i = 0; i < reports; i++)
            {
                var isInjury = random.Next(4) == 0;
                var narrative = Pick(isInjury ? DemoStory.FirstAid : DemoStory.NearMisses, random);
                var day = month.Month.FirstDay.AddDays(random.Next(month.Month == last ? lastDay.Day : month.Month.LastDay.Day));
                Add(new("", 0, isInjury ? Treatment.FirstAid : Treatment.None, WorkImpact.None, 0, 0, random.Next(1, 5), narrative),
                    month.ContractorId, Place(codeOf[month.ContractorId], sites, areas, random), day, charges, random);
            }
        }

        db.Record(user, clock.UtcNow, "incident.demo", "incident", null);
        db.Announce(clock.UtcNow, Topics.FactsChanged);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Add(DemoEvent told, Guid contractor, (Guid Site, Guid? Area) place, DateOnly day, Func<DateOnly, DaysChargedTable> charges, Random random)
    {
        var incident = new Incident
        {
            ContractorId = contractor,
            SiteId = place.Site,
            AreaId = place.Area,
            Potential = told.Potential,
            Narrative = told.Narrative,
            IsConcealed = told.IsConcealed,
            IsEmployee = told.IsEmployee,
            IsCommuting = told.IsCommuting,
            IsAttributable = told.IsAttributable,
        };
        incident.OccurAt(clock.ToUtc(day.ToDateTime(new TimeOnly(random.Next(24), random.Next(12) * 5))), clock);
        incident.Classify(new(told.Treatment, told.Impact, told.PermanentLoss is { } loss ? [loss] : [], told.DaysLost, told.RestrictedDays), charges(day));
        db.Incidents.Add(incident);
    }

    private static (Guid Site, Guid? Area) Place(string contractorCode, IReadOnlyList<SiteCard> sites, ILookup<Guid, AreaCard> areas, Random random)
    {
        var site = sites.Single(s => s.Code == DemoStory.SiteOf(contractorCode));
        var here = areas[site.Id].ToList();
        return (site.Id, here[random.Next(here.Count)].Id);
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
