using Icmesh.Readiness;
using Icmesh.Readiness.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class ReadinessSamples : ModuleSamples
{
    private const string View = "readiness.view", Effects = "readiness.effects", Dispense = "readiness.dispense";

    private const string Rule = "path=contractors/clearance&gate=CONTRACT_RUNNING";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Readiness", View),
        new("GET /Readiness/{worker}", View, Reach.Persons),
        new("GET /Readiness/Card", "readiness.card"),
        new("GET /Readiness/Effects", View),
        new($"GET /Readiness/Effects/Decide?{Rule}", Effects),
        new($"POST /Readiness/Effects/Decide?{Rule}", Effects, Form: "Input.Stage=Warn&Input.Effect=Note&Input.From=2090-01-01&Input.Reason=Masih+tahap+awal"),
        new("GET /Readiness/Dispensations", View),
        new("POST /Readiness/Dispensations?handler=Revoke&id={dispensation}", Dispense, Reach.Persons, ""),
        new("GET /Readiness/Dispensations/Grant?worker={worker}&path=contractors/clearance&gate=CSMS_HELD&key=company&job=GENERAL", Dispense, Reach.Persons),
        new("POST /Readiness/Dispensations/Grant?worker={worker}&path=contractors/clearance&gate=CSMS_HELD&key=company&job=GENERAL", Dispense, Reach.Persons,
            "Input.To={today}&Input.Control=Didampingi&Input.Witness=Saksi+Kedua&Input.Reason=Pekerjaan+darurat"),
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var db = services.GetRequiredService<ReadinessDb>();
        var gone = Made(town, town.A, false);
        db.Add(gone);
        foreach (var side in town.There)
        {
            var granted = Made(town, side, true);
            db.Add(granted);
            side["dispensation"] = granted.Id.ToString();
        }

        await db.SeedAsync();
        db.Remove(gone);
        await db.SeedAsync();
        (town.Deleted["dispensation"], town.Missing["dispensation"]) = (gone.Id.ToString(), Guid.CreateVersion7().ToString());
        var today = services.GetRequiredService<Icmesh.Kernel.Jobs.SiteClock>().Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var side in new[] { town.A, town.B, town.Sub, town.Missing, town.Deleted })
        {
            side["today"] = today;
        }
    }

    private static Dispensation Made(Town town, Side side, bool isThere) => new()
    {
        ContractorId = side.Contractor!.Value, WorkerId = Guid.Parse(side["worker"]), Path = "contractors/clearance", Gate = "CONTRACT_RUNNING", Key = "company",
        From = new(2026, 1, 1), To = new(2096, 1, 1), Reason = "Uji", GrantedBy = "uji", GrantedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Control = isThere ? town.Canary(side, "control", Reach.Persons, false, View) : "Uji",
        Witness = isThere ? town.CanaryOfPerson(side, "witness", Reach.Persons, false, "personal.view", View) : "Uji",
    };
}
