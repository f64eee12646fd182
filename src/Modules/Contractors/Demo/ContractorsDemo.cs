using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;

namespace Icmesh.Contractors.Demo;

/// <summary>Four sites, 24 companies with 1,400 people, and 24 months of hours that end with yesterday's month.</summary>
internal sealed class ContractorsDemo(ContractorsDb db, NikHasher niks, ICurrentUser user, SiteClock clock) : IDemoData
{
    private const int Seed = 240_1400, Months = 24, HoursPerPerson = 176;

    public int Order => 10;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var sites = Sites();
        var contractors = Contractors();
        var lastDay = clock.Today.AddDays(-1);
        foreach (var company in DemoCompanies.All)
        {
            var contractor = contractors[company.Code];
            AddContract(company, contractor, sites, lastDay);
            AddWorkers(company, contractor, random);
            if (company.ReportsHours)
            {
                AddHours(company, contractor, sites, lastDay, random);
            }
        }

        db.Record(user, clock.UtcNow, "contractor.demo", "contractor", null, after: new ImportedRows(null, null, contractors.Count, 0));
        await db.SaveChangesAsync(cancellationToken);
    }

    private Dictionary<string, Site> Sites()
    {
        var sites = new Dictionary<string, Site>();
        foreach (var (code, name, areas) in DemoCompanies.Sites)
        {
            var site = new Site { Code = code, Name = name };
            sites.Add(code, site);
            db.Sites.Add(site);
            db.Areas.AddRange(areas.Select(a => new WorkArea { SiteId = site.Id, Code = a.Code, Name = a.Name }));
        }

        return sites;
    }

    private Dictionary<string, Contractor> Contractors()
    {
        var contractors = new Dictionary<string, Contractor>();
        foreach (var company in DemoCompanies.All)
        {
            var main = company.SubcontractorOf is { } code ? contractors[code] : null;
            var contractor = new Contractor
            {
                Code = company.Code,
                Name = company.Name,
                Status = ContractorStatus.Active,
                CsmsClass = company.Csms,
                MainContractorId = main?.Id,
                RolloutStage = company.Workers > 100 ? RolloutStage.Block : company.Workers > 40 ? RolloutStage.Warn : RolloutStage.Note,
            };
            contractor.TreeId = main?.TreeId ?? contractor.Id;
            contractors.Add(company.Code, contractor);
            db.Contractors.Add(contractor);
        }

        return contractors;
    }

    private void AddContract(DemoCompany company, Contractor contractor, Dictionary<string, Site> sites, DateOnly lastDay)
    {
        var from = YearMonth.Of(lastDay).Add(-(4 + company.Workers % 12)).FirstDay;
        db.Contracts.Add(new()
        {
            ContractorId = contractor.Id,
            Number = $"SPK-{from.Year}-{company.Code[2..]}",
            Title = company.JobTitle,
            RiskClass = company.Job,
            SiteId = sites[company.Sites[0]].Id,
            From = from,
            To = from.AddMonths(24).AddDays(-1),
        });
    }

    private void AddWorkers(DemoCompany company, Contractor contractor, Random random)
    {
        for (var i = 0; i < company.Workers; i++)
        {
            var born = new DateOnly(1970, 1, 1).AddDays(random.Next(12_000));
            var (last4, hash) = niks.Protect($"1219{random.Next(1, 13):00}{born:ddMMyy}{random.Next(1, 10_000):0000}");
            db.Workers.Add(new()
            {
                ContractorId = contractor.Id,
                NikLast4 = last4,
                NikHash = hash,
                Name = $"{Pick(DemoCompanies.FirstNames, random)} {Pick(DemoCompanies.LastNames, random)}",
                Position = i == 0 ? "Petugas K3" : Pick(DemoCompanies.Positions, random),
            });
        }
    }

    private void AddHours(DemoCompany company, Contractor contractor, Dictionary<string, Site> sites, DateOnly lastDay, Random random)
    {
        var last = YearMonth.Of(lastDay);
        foreach (var back in Enumerable.Range(0, Months).Reverse().Except(company.Unreported))
        {
            var month = last.Add(-back);
            var worked = back == 0 ? (decimal)lastDay.Day / month.LastDay.Day : 1m;
            for (var s = 0; s < company.Sites.Length; s++)
            {
                // The first site has what the others leave: people are not cut into halves.
                var others = company.Workers / (company.Sites.Length + 1);
                var people = s == 0 ? company.Workers - others * (company.Sites.Length - 1) : others;
                var hours = people * HoursPerPerson * worked * (97 + random.Next(7)) / 100;
                db.ManHours.Add(new() { ContractorId = contractor.Id, SiteId = sites[company.Sites[s]].Id, Month = month.Number, Hours = (long)hours, Headcount = people });
            }
        }
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
