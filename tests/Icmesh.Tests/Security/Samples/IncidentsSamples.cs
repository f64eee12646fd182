using Icmesh.Incidents;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class IncidentsSamples : ModuleSamples
{
    private const string View = "incidents.view", Edit = "incidents.edit", Reclassify = "incidents.reclassify", Specific = "personal.specific";

    private const string What = "Input.Contractor={code}&Input.SiteId={site}&Input.OccurredAt=2026-02-01T08:00&Input.Potential=2&Input.Narrative=Tergelincir",
        Answers = "Answers.Treatment=Medical&Answers.Impact=None&Answers.DaysLost=0&Answers.RestrictedDays=0";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Incidents", View),
        new("GET /Incidents/{incident}", View, Reach.Persons) { IsSiteBound = true, IsRecorded = true },
        new("GET /Incidents/Class?Answers.Treatment=Medical&Answers.Impact=None", Edit),
        new("GET /Incidents/Create", Edit),
        new("POST /Incidents/Create", Edit, Reach.Persons, $"{What}&{Answers}") { IsSiteBound = true, IsInForm = true, Denied = Outcome.Refused },
        new("GET /Incidents/{incident}/Edit", Edit, Reach.Persons) { IsSiteBound = true, IsRecorded = true },
        new("POST /Incidents/{incident}/Edit", Edit, Reach.Persons, $"{What}&Input.Version=1") { IsSiteBound = true },
        new("GET /Incidents/{incident}/Reclassify", Reclassify, Reach.Persons) { IsSiteBound = true, IsRecorded = true },
        new("POST /Incidents/{incident}/Reclassify", Reclassify, Reach.Persons, $"{Answers}&Reason=Surat+dokter&Version=1") { IsSiteBound = true },
        new("GET /Incidents/{incident}/Attachments", View, Reach.Persons) { IsSiteBound = true, IsRecorded = true },
        new("GET /Incidents/{incident}/Attachments?handler=File&file={incident-file}", View, Reach.Persons) { IsSiteBound = true, IsRecorded = true, Also = Specific },
        new("GET /Incidents/{incident}/Attachments?handler=File&file={rivals-file}", View, Reach.Persons) { IsSiteBound = true, Also = Specific, IsRecorded = true, Allowed = Outcome.NotFound },
        new("POST /Incidents/{incident}/Attachments", Edit, Reach.Persons, "") { IsSiteBound = true, File = ("Upload", "daftar.csv", "nama\nBudi\n") },
        new("POST /Incidents/{incident}/Attachments?handler=Remove", Edit, Reach.Persons, "file={incident-file}&Reason=Salah+berkas") { IsSiteBound = true },
        new("POST /Incidents/{incident}/Attachments?handler=Remove", Edit, Reach.Persons, "file={rivals-file}&Reason=Salah+berkas") { IsSiteBound = true, IsRecorded = true, Allowed = Outcome.NotFound },
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var (db, clock) = (services.GetRequiredService<IncidentsDb>(), services.GetRequiredService<SiteClock>());
        foreach (var side in town.There)
        {
            var incident = Make(side, town.CanaryOfPerson(side, "narrative", Reach.Persons, true, Specific, View), clock);
            db.Add(incident);
            db.Add(new IncidentClassChange
            {
                IncidentId = incident.Id, ContractorId = incident.ContractorId, From = InjuryClass.FirstAid, To = InjuryClass.LostTime, At = clock.UtcNow, By = "system",
                Reason = town.Canary(side, "reason", Reach.Persons, true, View),
            });
            side["incident"] = incident.Id.ToString();
        }

        var gone = Make(town.A, "Sudah dihapus", clock);
        db.Add(gone);
        await db.SeedAsync();
        db.Remove(gone);
        await db.SeedAsync();
        (town.Deleted["incident"], town.Missing["incident"]) = (gone.Id.ToString(), Guid.CreateVersion7().ToString());
    }

    private static Incident Make(Side side, string narrative, SiteClock clock)
    {
        var incident = new Incident { ContractorId = side.Contractor!.Value, SiteId = side.Site!.Value, Narrative = narrative, Potential = 4 };
        incident.OccurAt(new DateTime(2026, 2, 10, 3, 0, 0, DateTimeKind.Utc), clock);
        incident.Classify(new(Treatment.Medical, WorkImpact.LostTime, [], 3, 0), DaysCharged.Shipped.InForce(new(2026, 2, 10)));
        return incident;
    }
}
