using Icmesh.Apd;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class ApdSamples : ModuleSamples
{
    private const string View = "apd.view", Edit = "apd.edit", Observe = "apd.observe";

    private const string Receive = "Input.Contractor={code}&Input.Kind=HELM&Input.Serials=BARU-77", Event = "Input.Kind=Returned&Input.At=2026-03-01T08:00&Input.Version=1",
        Seen = "Input.Worker={worker}&Input.Site={site}&Input.At=2026-02-01T08:00";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Apd", View),
        new("GET /Apd/Matrix", View),
        new("GET /Apd/{item}", View, Reach.Persons),
        new("GET /Apd/Receive", Edit),
        new("POST /Apd/Receive", Edit, Reach.Persons, Receive) { IsInForm = true, Denied = Outcome.Refused },
        new("GET /Apd/{item}/Issue", Edit, Reach.Persons),
        new("POST /Apd/{stock}/Issue", Edit, Reach.Persons, "Input.Worker={worker}&Input.Acknowledged=Paper&Input.Version=1"),
        new("GET /Apd/{item}/Inspect", Edit, Reach.Persons),
        new("POST /Apd/{item}/Inspect", Edit, Reach.Persons, "Input.Passed=true&Input.On=2026-03-01&Input.Version=1"),
        new("GET /Apd/{item}/Event", Edit, Reach.Persons),
        new("POST /Apd/{item}/Event", Edit, Reach.Persons, Event),
        new("GET /Apd/Inspect", Edit),
        new("POST /Apd/Inspect", Edit, Reach.Persons, "Input.Contractor={code}&Input.Serials={stock-serial}&Input.Passed=true&Input.On=2026-03-01") { IsInForm = true, Denied = Outcome.Refused },
        new("GET /Apd/Issue/{worker}", Edit, Reach.Persons),
        new("POST /Apd/Issue/{worker}", Edit, Reach.Persons, "Input.Serials={stock-serial}&Input.Acknowledged=Paper"),
        new("GET /Apd/Compliance", View),
        new("GET /Apd/Labels", View),
        new("GET /Apd/Needs", View),
        new("GET /Apd/Observations", View),
        new("GET /Apd/Observations/Create", Observe),
        new("POST /Apd/Observations/Create?contractor={code}&job=GENERAL", Observe, Reach.Persons, Seen) { IsSiteBound = true, Denied = Outcome.Refused },
        new("GET /Apd/Observations/{observation}", View, Reach.Persons) { IsSiteBound = true },
        new("GET /Apd/Observations/{observation}/Attachments", View, Reach.Persons) { IsSiteBound = true },
        new("GET /Apd/Observations/{observation}/Attachments?handler=File&file={observation-file}", View, Reach.Persons) { IsSiteBound = true, Also = "personal.view" },
        new("POST /Apd/Observations/{observation}/Attachments", Observe, Reach.Persons, "") { IsSiteBound = true, File = ("Upload", "daftar.csv", "nama\nBudi\n") },
        new("POST /Apd/Observations/{observation}/Attachments?handler=Remove&file={observation-file}", Observe, Reach.Persons, "Reason=Salah+berkas") { IsSiteBound = true },
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
            var stock = Item.Of(item.ContractorId, $"STOK-{side}", "GLASS");
            var seen = Observation.Of(new(item.ContractorId, Guid.Parse(side["worker"]), side.Site!.Value, null, "GENERAL", new(2026, 2, 7, 1, 0, 0, DateTimeKind.Utc), ["HELM"],
                town.Canary(side, "observation", Reach.Persons, true, View)), "system", services.GetRequiredService<SiteClock>());
            db.AddRange(stock, seen);
            side["stock-serial"] = stock.Serial;
            (side["item"], side["stock"], side["observation"]) = (item.Id.ToString(), stock.Id.ToString(), seen.Id.ToString());
        }

        var gone = Item.Of(town.A.Contractor!.Value, "HPS", "HELM");
        var unseen = Observation.Of(new(gone.ContractorId, Guid.Parse(town.A["worker"]), town.A.Site!.Value, null, "GENERAL", new(2026, 2, 8, 1, 0, 0, DateTimeKind.Utc), [], ""), "system", services.GetRequiredService<SiteClock>());
        db.AddRange(gone, unseen);
        await db.SeedAsync();
        db.RemoveRange(gone, unseen);
        await db.SeedAsync();
        (town.Deleted["item"], town.Deleted["stock"], town.Deleted["observation"]) = (gone.Id.ToString(), gone.Id.ToString(), unseen.Id.ToString());
        town.Missing["stock-serial"] = town.Deleted["stock-serial"] = "TIDAK-ADA";
        foreach (var record in new[] { "item", "stock", "observation" })
        {
            town.Missing[record] = Guid.CreateVersion7().ToString();
        }
    }
}
