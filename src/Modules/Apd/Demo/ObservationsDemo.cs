using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Apd.Observing;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;

namespace Icmesh.Apd.Demo;

/// <summary>
/// A year of rounds in the field. How often something is missing fits the grade that each company has in the story of the incidents; K-024, which
/// reports nothing, was never visited.
/// </summary>
internal sealed class ObservationsDemo(
    ApdDb db, ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, ISiteDirectory sites, ICurrentUser user, SiteClock clock) : IDemoData
{
    private const int Seed = 98_2026, Months = 13, PerMonth = 24;

    private static readonly string[] Missed = ["GLASS", "EARPLUG", "GLOVE_G", "VEST_HV", "FSHIELD", "HALFMASK"];

    public int Order => 31;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var matrix = await books.MatrixAsync(cancellationToken);
        var places = await sites.ListAsync(cancellationToken);
        var companies = (await contractors.ListAsync(null, 100, withEnded: false, cancellationToken)).Where(c => c.Code != "K-024").ToList();
        var people = (await workers.AfterAsync([.. companies.Select(c => c.Id)], null, int.MaxValue, cancellationToken)).ToLookup(w => w.ContractorId);
        var made = new List<Observation>();
        foreach (var company in companies)
        {
            var crew = people[company.Id].ToList();
            for (var i = 0; i < Months * PerMonth; i++)
            {
                var job = Job(crew[i % crew.Count].Position);
                var at = clock.ToUtc(clock.Today.AddDays(-1 - i * 30 / PerMonth).ToDateTime(new(7 + i % 9, random.Next(60))));
                string[] missing = i % OneIn(company.Code) == 5 ? [Missed.First(m => matrix.Of([job], null).Any(d => d.Apd == m))] : [];
                made.Add(Observation.Of(new(company.Id, crew[i % crew.Count].Id, places[i % places.Count].Id, null, job, at, missing, ""), user.Name, clock));
            }
        }

        db.Observations.AddRange(made);
        db.Record(user, clock.UtcNow, "apd-observation.demo", Observe.Subject, null, after: new ImportedRows(null, null, made.Count, 0));
        db.Announce(clock.UtcNow, Topics.FactsChanged);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>One observation in so many finds something missing: excellent above 98 %, good and fair above 95, poor above 90, bad below that.</summary>
    private static int OneIn(string code) => code switch
    {
        "K-005" or "K-008" => 13,
        "K-006" or "K-007" => 8,
        "K-002" or "K-004" or "K-009" or "K-010" or "K-011" => 26,
        _ => 90,
    };

    private static string Job(string? position) => position switch
    {
        "Juru las" => "HOT_WORK",
        "Scaffolder" => "SCAFFOLD",
        "Juru ikat" => "RIGGING",
        "Operator crane" => "CRANE",
        "Operator forklift" => "FORKLIFT",
        "Teknisi mekanik" => "POTROOM",
        _ => "GENERAL",
    };
}
