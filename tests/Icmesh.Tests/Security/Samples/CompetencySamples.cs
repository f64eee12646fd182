using Icmesh.Competency;
using Icmesh.Competency.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class CompetencySamples : ModuleSamples
{
    private const string View = "competency.view", Require = "competency.require";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Competency", View),
        new("GET /Competency/Requirements", View),
        new("POST /Competency/Requirements?handler=Defaults", Require, Form: ""),
        new("GET /Competency/Requirements/Edit", Require),
        new("POST /Competency/Requirements/Edit", Require, Form: "Input.JobType=HOT_WORK&Input.CertificateType=TKBT1&Input.IsMandatory=true&Input.Law=Usulan&Input.Status=proposed&Input.Version=0"),
        new("GET /Competency/Requirements/Edit/{requirement}", Require, Reach.All),
        new("POST /Competency/Requirements/Edit/{requirement}", Require, Reach.All, "Input.IsMandatory=false&Input.Law=Usulan&Input.Status=proposed&Input.Version=1"),
        new("POST /Competency/Requirements/Edit/{requirement}?handler=Remove", Require, Reach.All, ""),
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var db = services.GetRequiredService<CompetencyDb>();
        var (gone, kept) = (new RequirementKey("RIGGING", null, null, "JURU_IKAT", null).Make(true, "Uji", Requirement.Verified), new RequirementKey("HEIGHT", null, null, "TKBT1", null).Make(true, "Uji", Requirement.Verified));
        db.AddRange(gone, kept);
        foreach (var side in town.There)
        {
            var (certificate, company, worker) = (Made(town, side), side.Contractor!.Value, Guid.Parse(side["worker"]));
            db.AddRange(
                certificate, new CertificateUse { ContractorId = company, WorkerId = worker, CertificateId = certificate.Id, On = new(2026, 2, 1), Work = "Uji", By = "uji" },
                new Fitness { ContractorId = company, WorkerId = worker, Result = FitnessResult.Fit, ExaminedOn = new(2026, 1, 5), Clinic = "Klinik" },
                new Induction { ContractorId = company, WorkerId = worker, GivenOn = new(2026, 1, 5), IsPassed = true });
        }

        await db.SeedAsync();
        db.Remove(gone);
        await db.SeedAsync();
        (town.A["requirement"], town.Deleted["requirement"], town.Missing["requirement"]) = (kept.Id.ToString(), gone.Id.ToString(), Guid.CreateVersion7().ToString());
    }

    private static Certificate Made(Town town, Side side)
    {
        var (id, number) = (Guid.CreateVersion7(), town.CanaryOfPerson(side, "certificate", Reach.Persons, false, "personal.view", View));
        return new()
        {
            Id = id, ChainId = id, ContractorId = side.Contractor!.Value, WorkerId = Guid.Parse(side["worker"]), Type = "TKBT1", Number = number, NumberKey = $"{side}", IssuedOn = new(2026, 1, 10),
            LapsesOn = new(2029, 1, 10), Issuer = town.Canary(side, "issuer", Reach.Persons, false, View),
        };
    }
}
