using Icmesh.Competency;
using Icmesh.Competency.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class CompetencySamples : ModuleSamples
{
    private const string View = "competency.view", Edit = "competency.edit", Verify = "competency.verify", Require = "competency.require", Fit = "competency.fitness", Induct = "competency.induct";

    private const string Paper = "Input.Type=TKBT1&Input.Issuer=Kemnaker&Input.Number=TK-77&Input.IssuedOn=2026-01-10&Input.ExpiresOn=2029-01-10";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Competency", View),
        new("GET /Competency/Workers/{worker}", View, Reach.Persons),
        new("GET /Competency/Certificates/{certificate}", View, Reach.Persons),
        new("POST /Competency/Certificates/{certificate}?handler=Verify", Verify, Reach.Persons, "Verify.How=Original"),
        new("POST /Competency/Certificates/{certificate}?handler=Revoke", Verify, Reach.Persons, "Revoke.From=2026-02-01&Revoke.Reason=Palsu"),
        new("POST /Competency/Certificates/{certificate}?handler=Use", Edit, Reach.Persons, "Use.On=2026-02-02&Use.Work=Pasang+baja"),
        new("GET /Competency/Certificates/Edit?worker={worker}", Edit, Reach.Persons),
        new("POST /Competency/Certificates/Edit?worker={worker}", Edit, Reach.Persons, Paper),
        new("GET /Competency/Certificates/Edit/{certificate}", Edit, Reach.Persons),
        new("POST /Competency/Certificates/Edit/{certificate}", Edit, Reach.Persons, $"{Paper}&Input.Version=1"),
        new("GET /Competency/Certificates/{certificate}/Attachments", View, Reach.Persons),
        new("GET /Competency/Certificates/{certificate}/Attachments?handler=File&file={certificate-file}", View, Reach.Persons) { Also = "personal.view" },
        new("POST /Competency/Certificates/{certificate}/Attachments", Edit, Reach.Persons, "") { File = ("Upload", "daftar.csv", "nama\nBudi\n") },
        new("POST /Competency/Certificates/{certificate}/Attachments?handler=Remove&file={certificate-file}", Edit, Reach.Persons, "Reason=Salah+berkas"),
        new("GET /Competency/CheckUps", Fit),
        new("GET /Competency/Workers/{worker}/Fitness", Fit, Reach.Persons) { IsRecorded = true },
        new("POST /Competency/Workers/{worker}/Fitness", Fit, Reach.Persons, "Input.ExaminedOn=2026-02-02&Input.Result=Fit&Input.Clinic=Klinik") { IsRecorded = true },
        new("GET /Competency/Workers/{worker}/Induction", Induct, Reach.Persons),
        new("POST /Competency/Workers/{worker}/Induction", Induct, Reach.Persons, "Input.GivenOn=2026-02-02&Input.Score=90"),
        new("GET /Competency/Needs?contractor={code}", View),
        new("GET /Competency/Outlook", View),
        new("GET /Competency/Who?job=GENERAL", View),
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
        var lost = Made(town, town.A, isThere: false);
        db.Add(lost);
        var (gone, kept) = (new RequirementKey("RIGGING", null, null, "JURU_IKAT", null).Make(true, "Uji", Requirement.Verified), new RequirementKey("HEIGHT", null, null, "TKBT1", null).Make(true, "Uji", Requirement.Verified));
        db.AddRange(gone, kept);
        foreach (var side in town.There)
        {
            var (certificate, company, worker) = (Made(town, side, isThere: true), side.Contractor!.Value, Guid.Parse(side["worker"]));
            db.AddRange(
                certificate, new CertificateUse { ContractorId = company, WorkerId = worker, CertificateId = certificate.Id, On = new(2026, 2, 1), Work = "Uji", By = "uji" },
                new Fitness { ContractorId = company, WorkerId = worker, Result = FitnessResult.Fit, ExaminedOn = new(2026, 1, 5), Clinic = "Klinik" },
                new Induction { ContractorId = company, WorkerId = worker, GivenOn = new(2026, 1, 5), IsPassed = true });
            side["certificate"] = certificate.Id.ToString();
        }

        await db.SeedAsync();
        db.RemoveRange(gone, lost);
        await db.SeedAsync();
        (town.Deleted["certificate"], town.Missing["certificate"]) = (lost.Id.ToString(), Guid.CreateVersion7().ToString());
        (town.A["requirement"], town.Deleted["requirement"], town.Missing["requirement"]) = (kept.Id.ToString(), gone.Id.ToString(), Guid.CreateVersion7().ToString());
    }

    private static Certificate Made(Town town, Side side, bool isThere)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id, ChainId = id, ContractorId = side.Contractor!.Value, WorkerId = Guid.Parse(side["worker"]), Type = "TKBT1", NumberKey = isThere ? $"{side}" : "HPS", IssuedOn = new(2026, 1, 10), LapsesOn = new(2029, 1, 10),
            Number = isThere ? town.CanaryOfPerson(side, "certificate", Reach.Persons, false, "personal.view", View) : "HPS", Issuer = isThere ? town.Canary(side, "issuer", Reach.Persons, false, View) : "HPS",
        };
    }
}
