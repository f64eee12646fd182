using System.Globalization;
using System.Text.Json;
using Icmesh.Bench.Installed;
using Icmesh.Bench.Rules;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Incidents;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;

namespace Icmesh.Bench.Nightly;

/// <summary>
/// A year of records of many contractors through the product's own tables: for each twelve months of hours at four sites and twenty incidents.
/// A tenth are subcontractors of the contractor before them. The same number of contractors gives the same rows.
/// </summary>
internal sealed class NightlyData(int contractors, Installation installation)
{
    public static readonly DateOnly Night = new(2026, 6, 30);

    private const int Seed = 480_000, Sites = 4, Months = 12, IncidentsEach = 20, Chunk = 20_000;

    private readonly Random _random = new(Seed);
    private readonly YearMonth _first = YearMonth.Of(Night).Add(1 - Months);
    private readonly List<Site> _sites = [];
    private readonly List<Contractor> _contractors = [];
    private long _ids;

    public async Task AddAsync()
    {
        _sites.AddRange(Enumerable.Range(1, Sites).Select(i => new Site { Id = NewId(), Code = $"SITE-{i}", Name = $"Site {i}" }));
        for (var i = 0; i < contractors; i++)
        {
            _contractors.Add(Contractor(i));
        }

        await installation.InAsync<ContractorsDb>(async db =>
        {
            await InsertAsync(db, _sites);
            await InsertAsync(db, _contractors);
            await InsertAsync(db, Hours());
        });
        await installation.InAsync<IncidentsDb>(db => InsertAsync(db, Incidents(installation.Get<SiteClock>())));
    }

    private Contractor Contractor(int place)
    {
        var main = place % 10 == 9 ? _contractors[^1] : null;
        var contractor = new Contractor { Id = NewId(), Code = $"K-{place:000000}", Name = $"PT Kontraktor {place}", MainContractorId = main?.Id };
        contractor.TreeId = main?.TreeId ?? contractor.Id;
        return contractor;
    }

    private IEnumerable<ManHours> Hours()
    {
        for (var month = 0; month < Months; month++)
        {
            foreach (var contractor in _contractors)
            {
                foreach (var site in _sites)
                {
                    var people = _random.Next(1, 80);
                    yield return new() { Id = NewId(), ContractorId = contractor.Id, SiteId = site.Id, Month = _first.Add(month).Number, Hours = people * 176L, Headcount = people };
                }
            }
        }
    }

    private IEnumerable<Incident> Incidents(SiteClock clock)
    {
        var table = JsonSerializer.Deserialize<DaysChargedBook>(File.ReadAllBytes(Path.Combine(Pinned.Folder, $"{DaysChargedBook.Kind.Path}.json")), JsonSerializerOptions.Web)!.InForce(Night);
        var days = Night.DayNumber - _first.FirstDay.DayNumber + 1;
        var all = contractors * IncidentsEach;
        for (var i = 0; i < all; i++)
        {
            var day = _first.FirstDay.AddDays((int)((long)i * days / all));
            var incident = new Incident
            {
                Id = NewId(),
                ContractorId = _contractors[_random.Next(contractors)].Id,
                SiteId = _sites[_random.Next(Sites)].Id,
                Potential = _random.Next(1, 7),
                IsConcealed = _random.Next(400) == 0,
                IsEmployee = _random.Next(50) == 0,
                Narrative = string.Create(CultureInfo.InvariantCulture, $"Kejadian {i}: pekerja melaporkan keadaan tidak aman di area kerja, pengawas menghentikan pekerjaan, lokasi diamankan dan tindakan perbaikan dicatat."),
            };
            incident.OccurAt(clock.ToUtc(day.ToDateTime(new TimeOnly(_random.Next(24), _random.Next(60)))), clock);
            incident.Classify(Answers(), table);
            yield return incident;
        }
    }

    private InjuryAnswers Answers() => _random.Next(2000) switch
    {
        0 => new(Treatment.Fatal, WorkImpact.Fatal, [], 0, 0),
        < 40 => new(Treatment.Medical, WorkImpact.LostTime, [], _random.Next(1, 60), 0),
        < 80 => new(Treatment.Medical, WorkImpact.Restricted, [], 0, _random.Next(1, 20)),
        < 160 => new(Treatment.Medical, WorkImpact.None, [], 0, 0),
        < 600 => new(Treatment.FirstAid, WorkImpact.None, [], 0, 0),
        _ => new(Treatment.None, WorkImpact.None, [], 0, 0),
    };

    /// <summary>Without the activity entry that the product would need: nobody did this.</summary>
    private static async Task InsertAsync<T>(ModuleDb db, IEnumerable<T> rows) where T : class
    {
        db.IsGuarded = false;
        foreach (var chunk in rows.Chunk(Chunk))
        {
            await db.BulkInsertAsync(chunk, CancellationToken.None);
        }
    }

    /// <summary>In ascending order, as those that the product makes.</summary>
    private Guid NewId()
    {
        var id = ++_ids;
        return new Guid((int)(id >> 16) + 0x01900000, (short)(id & 0x7fff), 0x7000, 0x80, 0, 0, 0, (byte)(id >> 24), (byte)(id >> 16), (byte)(id >> 8), (byte)id);
    }
}
