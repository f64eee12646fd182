using Icmesh.Kernel.Jobs;
using Icmesh.Permits;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class PermitsSamples : ModuleSamples
{
    private const string View = "permits.view", Apply = "permits.apply", Review = "permits.review", Approve = "permits.approve", Issue = "permits.issue", Work = "permits.work",
        Suspend = "permits.suspend", Gas = "permits.gas", Isolate = "permits.isolate", Cancel = "permits.cancel";

    private const string What = "Input.Types=COLD&Input.AreaId={area}&Input.Description=Uji&Input.Start=2026-03-20T08:00&Input.End=2026-03-20T16:00";

    private static readonly PermitState[] States = [PermitState.Draft, PermitState.Submitted, PermitState.Reviewed, PermitState.Approved, PermitState.Active];

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Permits", View),
        new("GET /Permits/Forecast", View),
        new("GET /Permits/Create", Apply),
        new("POST /Permits/Create", Apply, Reach.Persons, What) { IsInForm = true, Denied = Outcome.Refused },
        Of("GET /Permits/{permit-draft}", View),
        Of("GET /Permits/{permit-draft}/Edit", Apply),
        Of("POST /Permits/{permit-draft}/Edit", Apply, $"{What}&Input.Version=1"),
        Of("GET /Permits/{permit-draft}/Crew", Apply),
        Of("POST /Permits/{permit-spare}/Crew", Apply, "Input.Worker={worker}&Input.Role=Lead"),
        Of("POST /Permits/{permit-draft}/Crew?handler=Remove&worker={worker}", Apply, ""),
        Of("GET /Permits/{permit-draft}/Steps", Apply),
        Of("POST /Permits/{permit-draft}/Steps", Apply, "Input.Work=Las&Input.Hazards=FIRE"),
        Of("POST /Permits/{permit-draft}/Steps?handler=Remove&step={permit-step}", Apply, ""),
        Of("GET /Permits/{permit-draft}/Documents/{permit-document}", View),
        Of("GET /Permits/{permit-draft}/Documents/{permit-document}?handler=File&file={permit-document-file}", View) with { Also = "personal.view" },
        Of("POST /Permits/{permit-draft}/Documents/{permit-document}", Apply, "") with { File = ("Upload", "daftar.csv", "nama\nBudi\n") },
        Of("POST /Permits/{permit-draft}/Documents/{permit-document}?handler=Remove", Apply, "file={permit-document-file}&Reason=Salah+berkas"),
        Of("GET /Permits/{permit-approved}/Checks", Issue),
        Of("POST /Permits/{permit-approved}/Checks", Issue, "Answers[0]=Yes&Answers[1]=Yes&Answers[2]=NotRelevant"),
        Of("POST /Permits/{permit-draft}?handler=Copy", Apply, ""),
        Of("GET /Permits/{permit-active}/Conflicts", View),
        Of("POST /Permits/{permit-active}/Conflicts?other={permit-hot}", Approve, "Input.Text=Layar+las"),
        Of("GET /Permits/{permit-active}/Gas", View),
        Of("POST /Permits/{permit-active}/Gas", Gas, "Input.Instrument=BW+1&Input.CalibratedOn=2026-03-01&Input.Height=Top&Input.Oxygen=20,9&Input.Lel=0&Input.CoPpm=0&Input.H2sPpm=0&Input.LelUnit=%+LEL&Input.ToxicUnit=ppm"),
        Of("GET /Permits/{permit-active}/Isolation", View),
        Of("POST /Permits/{permit-active}/Isolation", Isolate, "Input.Name=Q14"),
        Of("POST /Permits/{permit-active}/Isolation?handler=Advance&point={permit-point}", Isolate, ""),
        Of("GET /Permits/{permit-active}/Entries", Work),
        Of("POST /Permits/{permit-active}/Entries", Work, "Input.Kind=Entry&Input.Worker={worker}"),
        Of("POST /Permits/{permit-active}/Entries?handler=Out&row={permit-counted}", Work, ""),
        Of("POST /Permits/{permit-active}/Entries?handler=HotWorkEnded", Work, ""),
        Of("POST /Permits/{permit-draft}?handler=Apply", Apply, "Input.Command=Submit&Input.Version=1") with { Allowed = Outcome.Refused, IsRecorded = true },
        Of("POST /Permits/{permit-submitted}?handler=Review", Review, "Input.Command=Return&Input.Version=1&Input.Reason=Denah+kurang"),
        Of("POST /Permits/{permit-reviewed}?handler=Approve", Approve, "Input.Command=Return&Input.Version=1&Input.Reason=Area+dipakai"),
        Of("POST /Permits/{permit-approved}?handler=Issue", Issue, "Input.Command=Reject&Input.Version=1&Input.Reason=Tidak+perlu"),
        Of("POST /Permits/{permit-active}?handler=Work", Work, "Input.Command=Complete&Input.Version=1") with { Allowed = Outcome.Refused, IsRecorded = true },
        Of("POST /Permits/{permit-active}?handler=Suspend", Suspend, "Input.Command=Suspend&Input.Version=1&Input.Reason=Angin"),
        Of("POST /Permits/{permit-active}?handler=Cancel", Cancel, "Input.Command=Cancel&Input.Version=1&Input.Reason=Batal"),
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var (db, clock) = (services.GetRequiredService<PermitsDb>(), services.GetRequiredService<SiteClock>());
        var number = 0;
        foreach (var side in town.There)
        {
            foreach (var state in States)
            {
                var isDraft = state is PermitState.Draft;
                var permit = Made(side, state, ++number, isDraft ? town.Canary(side, "job", Reach.Persons, true, View) : "Uji", clock);
                db.Add(permit);
                side[NameOf(state)] = permit.Id.ToString();
                if (state is PermitState.Active)
                {
                    AtWork(side, permit, db, clock);
                }

                if (isDraft)
                {
                    Furnish(town, side, permit, db, clock);
                }
            }

            var hot = Made(side, PermitState.Active, ++number, "Las", clock, "HOT");
            db.AddRange(hot, new Mitigation { PermitId = hot.Id, OtherId = Guid.CreateVersion7(), ContractorId = hot.ContractorId, SiteId = hot.SiteId, Text = "Layar", At = clock.UtcNow, By = "orang.uji" });
            side["permit-hot"] = hot.Id.ToString();
            var spare = Made(side, PermitState.Draft, ++number, "Uji", clock);
            db.Add(spare);
            side["permit-spare"] = spare.Id.ToString();
        }

        var gone = Made(town.A, PermitState.Draft, ++number, "Sudah dihapus", clock);
        db.Add(gone);
        await db.SeedAsync();
        db.Remove(gone);
        await db.SeedAsync();
        foreach (var name in States.Select(NameOf).Concat(["permit-step", "permit-document", "permit-spare", "permit-point", "permit-counted", "permit-hot"]))
        {
            (town.Deleted[name], town.Missing[name]) = (gone.Id.ToString(), Guid.CreateVersion7().ToString());
        }
    }

    private static Sample Of(string call, string permission, string? form = null) => new(call, permission, Reach.Persons, form) { IsSiteBound = true };

    private static string NameOf(PermitState state) => $"permit-{state.ToString().ToLowerInvariant()}";

    private static Permit Made(Side side, PermitState state, int number, string description, SiteClock clock, string types = "COLD") => new()
    {
        ContractorId = side.Contractor!.Value, SiteId = side.Site!.Value, AreaId = Guid.Parse(side["area"]), Year = 2025, Sequence = number, Number = $"IK-UJI-2025-{number:00000}", Types = types,
        Description = description, Start = clock.UtcNow.AddHours(-1), End = clock.UtcNow.AddHours(7), State = state, StateSince = clock.UtcNow,
    };

    private static void AtWork(Side side, Permit permit, PermitsDb db, SiteClock clock)
    {
        var point = new IsolationPoint { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Name = "Q1", By = "orang.uji" };
        var counted = new Counted { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Kind = CountKind.Lock, WorkerId = Guid.Parse(side["worker"]), InAt = clock.UtcNow, By = "orang.uji" };
        db.AddRange(point, counted, new CrewMember { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = counted.WorkerId, Role = CrewRole.Member });
        db.Add(new GasTest
        {
            PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, At = clock.UtcNow, By = "orang.uji", Instrument = "BW", CalibratedOn = clock.Today, Height = GasHeight.Top, Oxygen = 20.9m, Lel = 0, CoPpm = 0, H2sPpm = 0, IsSafe = true, Evidence = "[]",
        });
        (side["permit-point"], side["permit-counted"]) = (point.Id.ToString(), counted.Id.ToString());
    }

    private static void Furnish(Town town, Side side, Permit permit, PermitsDb db, SiteClock clock)
    {
        var step = new JobStep { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Position = 1, Work = town.Canary(side, "step", Reach.Persons, true, View, Apply), Hazards = "DUST", Controls = "Basahi" };
        var document = new PermitDocument { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Code = "JSA" };
        db.AddRange(step, document, new CrewMember { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = Guid.Parse(side["worker"]), Role = CrewRole.Member });
        var signed = Icmesh.Permits.Deciding.Decisions.Of(permit, PermitMachine.Find(PermitState.Draft, PermitCommand.Draft)!, new(null, "orang.uji", town.CanaryOfPerson(side, "signer", Reach.Persons, true, "personal.view", View)), clock.UtcNow, 1);
        db.AddRange(signed,
            new PermitCheck { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Code = "APD", Answer = CheckAnswer.Yes, At = clock.UtcNow, By = "orang.uji" },
            new CrewAnswer { DecisionId = signed.Id, PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = Guid.Parse(side["worker"]), Outcome = Icmesh.Kernel.Rules.Outcome.Compliant, Evidence = "[]" });
        (side["permit-step"], side["permit-document"]) = (step.Id.ToString(), document.Id.ToString());
    }
}
