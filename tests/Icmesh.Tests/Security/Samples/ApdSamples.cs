using Icmesh.Apd;
using Icmesh.Apd.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class ApdSamples : ModuleSamples
{
    private const string View = "apd.view";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Apd", View),
        new("GET /Apd/Matrix", View),
        new("GET /Apd/{item}", View, Reach.Persons),
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var db = services.GetRequiredService<ApdDb>();
        foreach (var side in town.There)
        {
            var item = Item.Of(side.Contractor!.Value, town.Canary(side, "serial", Reach.Persons, false, View), "HELM");
            (item.State, item.InServiceOn) = (ItemState.Issued, new(2026, 1, 5));
            db.Add(item);
            db.Add(new Issue
            {
                ContractorId = item.ContractorId, ItemId = item.Id, WorkerId = Guid.Parse(side["worker"]), IssuedAt = new(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc), IssuedBy = "system", Acknowledged = Acknowledgement.Paper,
            });
            db.Add(new ItemEvent
            {
                ContractorId = item.ContractorId, ItemId = item.Id, Kind = EventKind.Impact, At = new(2026, 2, 5, 1, 0, 0, DateTimeKind.Utc), By = "system", Note = town.Canary(side, "event", Reach.Persons, false, View),
            });
            db.Add(new Inspection
            {
                ContractorId = item.ContractorId, ItemId = item.Id, On = new(2026, 2, 6), Passed = true, By = "system", At = new(2026, 2, 6, 1, 0, 0, DateTimeKind.Utc), Note = town.Canary(side, "inspection", Reach.Persons, false, View),
            });
            side["item"] = item.Id.ToString();
        }

        var gone = Item.Of(town.A.Contractor!.Value, "HPS", "HELM");
        db.Add(gone);
        await db.SeedAsync();
        db.Remove(gone);
        await db.SeedAsync();
        (town.Deleted["item"], town.Missing["item"]) = (gone.Id.ToString(), Guid.CreateVersion7().ToString());
    }
}
