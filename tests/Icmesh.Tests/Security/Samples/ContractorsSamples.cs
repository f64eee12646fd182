using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

/// <summary>Companies and sites of the town, which everything else is built on.</summary>
internal sealed class ContractorsSamples : ModuleSamples
{
    private const string View = "contractors.view", Edit = "contractors.edit", ManHours = "contractors.man-hours";

    private const string Company = "Input.Name=PT+Baru&Input.Status=Active&Input.RolloutStage=Note&Input.SubcontractorOf=",
        Contract = "Input.Number=K-77&Input.Title=Pengelasan&Input.RiskClass=High&Input.SiteId={site}&Input.From=2026-01-01&Input.To=2026-12-31",
        Place = "Input.Code=BARU&Input.Name=Tempat+baru", Hours = "Input.SiteId={site}&Input.Month=202602&Input.Hours=1600&Input.Headcount=10&Input.Version=0";

    public override int Order => 0;

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Contractors", View),
        new("GET /Contractors/{code}", View, Reach.Figures),
        new("GET /Contractors/Create", Edit),
        new("POST /Contractors/Create", Edit, Form: $"Input.Code=BARU&{Company}"),
        new("GET /Contractors/{code}/Edit", Edit, Reach.Persons),
        new("POST /Contractors/{code}/Edit", Edit, Reach.Persons, $"{Company}&Input.Version=1"),
        new("GET /Contractors/{code}/Hours", ManHours, Reach.Persons),
        new("POST /Contractors/{code}/Hours", ManHours, Reach.Persons, Hours),
        new("GET /Contractors/{code}/Workers", View, Reach.Persons),
        new("GET /Contractors/{code}/Workers/Edit", Edit, Reach.Persons),
        new("POST /Contractors/{code}/Workers/Edit", Edit, Reach.Persons, "Input.Name=Pekerja+Baru&Input.Nik=1271010101800077&Input.Position=Juru+las"),
        new("GET /Contractors/{code}/Workers/Edit/{worker}", Edit, Reach.Persons),
        new("POST /Contractors/{code}/Workers/Edit/{worker}", Edit, Reach.Persons, "Input.Name=Nama+Baru&Input.Version=1"),
        new("GET /Contractors/{code}/Workers/Edit/{rivals-worker}", Edit, Reach.Persons) { Allowed = Outcome.NotFound },
        new("POST /Contractors/{code}/Workers/Edit/{rivals-worker}", Edit, Reach.Persons, "Input.Name=Nama+Baru&Input.Version=1") { Allowed = Outcome.NotFound },
        new("GET /Contractors/{code}/Contracts/Edit", Edit, Reach.Persons),
        new("POST /Contractors/{code}/Contracts/Edit", Edit, Reach.Persons, Contract),
        new("GET /Contractors/{code}/Contracts/Edit/{contract}", Edit, Reach.Persons),
        new("POST /Contractors/{code}/Contracts/Edit/{contract}", Edit, Reach.Persons, $"{Contract}&Input.Version=1"),
        new("GET /Contractors/{code}/Contracts/Edit/{rivals-contract}", Edit, Reach.Persons) { Allowed = Outcome.NotFound },
        new("GET /Contractors/{code}/Attachments", View, Reach.Persons),
        new("GET /Contractors/{code}/Attachments?handler=File&file={contractor-file}", View, Reach.Persons),
        new("POST /Contractors/{code}/Attachments", Edit, Reach.Persons, "") { File = ("Upload", "daftar.csv", "nama\nBudi\n") },
        new("POST /Contractors/{code}/Attachments?handler=Remove", Edit, Reach.Persons, "file={contractor-file}&Reason=Salah+berkas"),
        new("GET /Contractors/Sites", View),
        new("GET /Contractors/Sites/{site}", View, Reach.All),
        new("GET /Contractors/Sites/Edit", Edit),
        new("POST /Contractors/Sites/Edit", Edit, Form: Place),
        new("GET /Contractors/Sites/Edit/{site}", Edit, Reach.All),
        new("POST /Contractors/Sites/Edit/{site}", Edit, Reach.All, $"{Place}&Input.Version=1"),
        new("GET /Contractors/Sites/{site}/Areas/Edit", Edit, Reach.All),
        new("POST /Contractors/Sites/{site}/Areas/Edit", Edit, Reach.All, Place),
        new("GET /Contractors/Sites/{site}/Areas/Edit/{area}", Edit, Reach.All),
        new("POST /Contractors/Sites/{site}/Areas/Edit/{area}", Edit, Reach.All, $"{Place}&Input.Version=1"),
        new("GET /api/v1/contractors", View),
        new("GET /api/v1/contractors/{code}", View, Reach.Figures),
        new("PUT /api/v1/contractors/{code}/man-hours/{site-code}/2026/2", ManHours, Reach.Persons) { Json = """{"hours":1600,"headcount":10}""" },
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var db = services.GetRequiredService<ContractorsDb>();
        Found(town, db);
        foreach (var side in town.There)
        {
            Furnish(town, side, db);
        }

        town.Sub["rivals-worker"] = town.A["rivals-worker"] = town.B["worker"];
        (town.B["rivals-worker"], town.Sub["rivals-contract"], town.A["rivals-contract"]) = (town.A["worker"], town.A["contract"], town.B["contract"]);
        town.B["rivals-contract"] = town.A["contract"];
        await db.SeedAsync();
        await RemoveAsync(town, db);
        foreach (var record in new[] { "site", "area", "worker", "contract", "rivals-worker", "rivals-contract" })
        {
            town.Missing[record] = Guid.CreateVersion7().ToString();
        }
    }

    /// <summary>Companies and their sites; Sub works below A, at the same site.</summary>
    private static void Found(Town town, ContractorsDb db)
    {
        Site north = new() { Code = "UTR", Name = "Utara" }, south = new() { Code = "SLT", Name = "Selatan" };
        db.AddRange(north, south);
        Contractor? a = null;
        foreach (var side in town.There)
        {
            string[] seen = [View, "incidents.view", "scorecards.view", "reporting.view", "accounts.view", "accounts.self", "readiness.view", "apd.view", "competency.view", "competency.fitness", "permits.view"];
            var company = new Contractor
            {
                Code = town.Canary(side, "code", Reach.Figures, false, seen),
                Name = town.Canary(side, "company", Reach.Figures, false, seen),
                MainContractorId = side == town.Sub ? a!.Id : null,
            };
            a ??= company;
            company.TreeId = company.MainContractorId ?? company.Id;
            db.Add(company);
            (side.Contractor, side.Site, side["code"]) = (company.Id, (side == town.B ? south : north).Id, company.Code);
            (side["site"], side["site-code"]) = (side.Site.ToString()!, (side == town.B ? south : north).Code);
        }

        (town.Missing["code"], town.Deleted["code"]) = ("TIDAK-ADA", "SUDAH-DIHAPUS");
        town.Missing["site-code"] = town.Deleted["site-code"] = north.Code;
    }

    private static void Furnish(Town town, Side side, ContractorsDb db)
    {
        var (company, site) = (side.Contractor!.Value, side.Site!.Value);
        var area = new WorkArea { SiteId = site, Code = $"A-{side}", Name = $"Area {side}" };
        var contract = new Contract
        {
            ContractorId = company, SiteId = site, AreaId = area.Id, RiskClass = RiskClass.High, From = new(2026, 1, 1), To = new(2026, 12, 31),
            Number = town.Canary(side, "number", Reach.Persons, true, View), Title = town.Canary(side, "title", Reach.Persons, true, View),
        };
        var worker = new Worker
        {
            ContractorId = company, NikLast4 = "0001", NikHash = $"{side}", Name = town.CanaryOfPerson(side, "worker", Reach.Persons, false, "personal.view", View, "readiness.view", "apd.view", "competency.view", "competency.fitness", "permits.view", "permits.apply"),
            Position = town.Canary(side, "position", Reach.Persons, false, View, "readiness.view", "apd.view", "competency.view", "competency.fitness", "permits.view", "permits.apply"),
        };
        db.AddRange(area, contract, worker, new ManHours { ContractorId = company, SiteId = site, Month = 202601, Hours = 16_000, Headcount = 100 });
        (side["area"], side["contract"], side["worker"]) = (area.Id.ToString(), contract.Id.ToString(), worker.Id.ToString());
    }

    private static async Task RemoveAsync(Town town, ContractorsDb db)
    {
        var company = new Contractor { Code = town.Deleted["code"], Name = "PT Sudah Dihapus" };
        var site = new Site { Code = "HPS", Name = "Sudah dihapus" };
        var area = new WorkArea { SiteId = site.Id, Code = "HPS", Name = "Sudah dihapus" };
        var contract = new Contract { ContractorId = company.Id, SiteId = site.Id, Number = "HPS", Title = "Sudah dihapus", RiskClass = RiskClass.Low, From = new(2026, 1, 1), To = new(2026, 1, 2) };
        var worker = new Worker { ContractorId = company.Id, NikLast4 = "0000", NikHash = "HPS", Name = "Sudah dihapus" };
        object[] all = [worker, contract, area, site, company];
        db.AddRange(all);
        await db.SeedAsync();
        db.RemoveRange(all);
        await db.SeedAsync();
        (town.Deleted["site"], town.Deleted["area"], town.Deleted["contract"], town.Deleted["worker"]) = (site.Id.ToString(), area.Id.ToString(), contract.Id.ToString(), worker.Id.ToString());
        (town.Deleted["rivals-worker"], town.Deleted["rivals-contract"]) = (town.Deleted["worker"], town.Deleted["contract"]);
    }
}
