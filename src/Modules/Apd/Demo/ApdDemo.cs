using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;

namespace Icmesh.Apd.Demo;

/// <summary>
/// What everybody wears, what trades add, some stock, and what goes wrong: shoes past their year, inspections forgotten, a harness that arrested
/// a fall, people of small companies without a vest.
/// </summary>
internal sealed class ApdDemo(ApdDb db, ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, DbSession session, ICurrentUser user, SiteClock clock) : IDemoData
{
    private const int Seed = 11_2026, Stock = 4;

    private static readonly string[] Everybody = ["HELM", "GLASS", "BOOT", "VEST_HV"];

    private static readonly Dictionary<string, string[]> Trades = new()
    {
        ["Juru las"] = ["WELDMASK", "APRON", "SUIT_FR"], ["Scaffolder"] = ["HARNESS"], ["Juru ikat"] = ["HARNESS"], ["Petugas jaga"] = ["HARNESS", "H2S4GAS"],
        ["Teknisi listrik"] = ["FSHIELD", "GLOVE_EL", "BOOT_DIELECTRIC", "ARC_SUIT"], ["Teknisi mekanik"] = ["HALFMASK", "FSHIELD", "GLOVE_HEAT", "BOOT_FOUNDRY", "SUIT_FR"],
    };

    private readonly List<Item> _items = [];
    private readonly List<Issue> _issues = [];
    private readonly Random _random = new(Seed);

    public int Order => 30;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var catalogue = await books.CatalogueAsync(cancellationToken);
        var companies = (await contractors.ListAsync(null, 100, withEnded: false, cancellationToken)).ToDictionary(c => c.Id);
        var people = await workers.AfterAsync([.. companies.Keys], null, int.MaxValue, cancellationToken);
        foreach (var company in people.GroupBy(p => p.ContractorId).OrderBy(g => companies[g.Key].Code, StringComparer.Ordinal))
        {
            Equip(catalogue, companies[company.Key].Code, [.. company]);
        }

        var arrested = _items.Where(i => i is { Kind: "HARNESS", State: ItemState.Issued }).Skip(7).First();
        (arrested.State, arrested.HarmedBy, arrested.HarmedAt) = (ItemState.Retired, EventKind.FallArrest, clock.UtcNow.AddDays(-2));
        db.Events.Add(new() { ContractorId = arrested.ContractorId, ItemId = arrested.Id, Kind = EventKind.FallArrest, At = arrested.HarmedAt.Value, By = user.Name, Note = "Menahan jatuh dari perancah setinggi 4 meter; orangnya tidak cedera." });
        db.Record(user, clock.UtcNow, "apd-item.demo", "apd-item", null, after: new ImportedRows(null, null, _items.Count, 0));
        await session.InTransactionAsync(async () =>
        {
            await db.HoldRecordAsync(cancellationToken);
            await db.BulkInsertAsync(_items, cancellationToken);
            await db.BulkInsertAsync(_issues, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    private void Equip(ApdCatalogue catalogue, string company, IReadOnlyList<WorkerCard> people)
    {
        var number = 0;
        foreach (var person in people)
        {
            foreach (var kind in Everybody.Concat(Trades.GetValueOrDefault(person.Position ?? "") ?? []).Where(_ => people.Count > 40 || _random.Next(12) > 0))
            {
                Give(Make(catalogue, company, person.ContractorId, kind, ++number), person, catalogue.Find(kind));
            }
        }

        foreach (var kind in Everybody.Append("HARNESS"))
        {
            for (var i = 0; i < Stock; i++)
            {
                Make(catalogue, company, people[0].ContractorId, kind, ++number);
            }
        }
    }

    private Item Make(ApdCatalogue catalogue, string company, Guid contractor, string kind, int number)
    {
        var item = Item.Of(contractor, $"{kind[..Math.Min(3, kind.Length)]}-{company[2..]}-{number:0000}", kind);
        (item.Version, item.Size, item.ManufacturedOn) = (1, kind.StartsWith("BOOT", StringComparison.Ordinal) ? $"{_random.Next(38, 46)}" : null, clock.Today.AddDays(-330 - _random.Next(30)));
        item.NextInspectionOn = catalogue.Find(kind)?.Inspection is { } every ? clock.Today.AddDays(every.Days) : null;
        _items.Add(item);
        return item;
    }

    private void Give(Item item, WorkerCard person, ApdKind? kind)
    {
        // One in sixty is worn on after its time, and one in sixty was not brought to its inspection.
        var (isOld, isForgotten) = (_random.Next(60) == 0, _random.Next(60) == 0);
        var since = clock.Today.AddDays(isOld ? -400 : -20 - _random.Next(250));
        (item.State, item.InServiceOn, item.ManufacturedOn) = (ItemState.Issued, since, since.AddDays(-60 - _random.Next(200)));
        item.NextInspectionOn = kind?.Inspection is { } every ? clock.Today.AddDays(isForgotten ? -10 : 1 + _random.Next(every.Days)) : null;
        _issues.Add(new()
        {
            ContractorId = item.ContractorId, ItemId = item.Id, WorkerId = person.Id, IssuedAt = clock.ToUtc(since.ToDateTime(new(8, 0))), IssuedBy = user.Name,
            Acknowledged = Acknowledgement.Typed, SignedAs = person.Name, Version = 1,
        });
    }
}
