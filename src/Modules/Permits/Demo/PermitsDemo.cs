using System.Text;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Demo;

/// <summary>Permits in every state, with crews, JSA, attachments and signatures.</summary>
internal sealed class PermitsDemo(PermitsDb db, ReadParts parts, DemoPlaces places, IAttachments attachments, ICurrentUser user, SiteClock clock) : IDemoData
{
    private static readonly CrewRole[] Roles = [CrewRole.Lead, CrewRole.Member, CrewRole.FireWatch, CrewRole.Attendant, CrewRole.Rescuer];

    public int Order => 30;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var (types, hazards) = (await parts.TypesAsync(cancellationToken), await parts.HazardsAsync(cancellationToken));
        var now = clock.UtcNow;
        var last = new Dictionary<(Guid Site, int Year), int>();
        var documents = new List<PermitDocument>();
        foreach (var told in DemoPermits.All)
        {
            var (contractor, workers) = await places.CompanyAsync(told.Contractor, cancellationToken);
            var (area, site) = await places.AreaAsync(told.Area, cancellationToken);
            var year = clock.ToSite(now).Year;
            var sequence = last[(site.Id, year)] = last.GetValueOrDefault((site.Id, year)) + 1;
            var permit = new Permit
            {
                ContractorId = contractor.Id, SiteId = site.Id, Year = year, Sequence = sequence, Number = NextNumber.Text(site.Code, year, sequence), AreaId = area.Id, Place = told.Place,
                Description = told.Description, Types = told.Types, Start = now.AddHours(told.StartsIn), End = now.AddHours(told.StartsIn + told.Hours), StateSince = now,
            };
            db.Permits.Add(permit);
            AddCrew(permit, types.Of(permit.TypeCodes), workers);
            AddSteps(permit, told, hazards);
            AddChecks(permit, types, told);
            AddDecisions(permit, told, now);
            AddSiteWork(permit, types.Of(permit.TypeCodes), now);
            var rows = PermitTypes.AttachmentsOf(types.Of(permit.TypeCodes)).Select(a => new PermitDocument { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Code = a.Code }).ToList();
            db.Documents.AddRange(rows);
            documents.AddRange(told.Path.Length == 0 ? [] : rows);
        }

        db.Numbers.AddRange(last.Select(l => new NumberSeries { SiteId = l.Key.Site, Year = l.Key.Year, Last = l.Value }));
        db.Record(user, now, "permit.demo", DecidePermit.Noun, null);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var document in documents)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes($"dokumen;contoh\n{document.Code};demonstrasi\n"));
            await attachments.AddAsync(new(PermitDocument.Subject, document.Id, document.ContractorId), $"{document.Code.ToLowerInvariant()}.csv", content, cancellationToken);
        }
    }

    private void AddCrew(Permit permit, IReadOnlyList<PermitType> types, IReadOnlyList<WorkerCard> workers)
    {
        var needed = PermitTypes.RolesOf(types).Keys.Concat([CrewRole.Lead, CrewRole.Member]).Distinct().OrderBy(r => Array.IndexOf(Roles, r)).ToList();
        db.Crew.AddRange(needed.Zip(workers.Skip(permit.Sequence % 3 * 6)).Select(c => new CrewMember { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = c.Second.Id, Role = c.First }));
    }

    private void AddSteps(Permit permit, DemoPermit told, HazardBook hazards) => db.Steps.AddRange(told.Steps.Select((s, i) => new JobStep
    {
        PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Position = i + 1, Work = s.Work, Hazards = s.Hazards,
        Controls = string.Join('\n', hazards.Of(s.Hazards.Split(',')).SelectMany(h => h.Controls).Select(c => c.Id).Distinct()),
    }));

    private void AddChecks(Permit permit, PermitTypes types, DemoPermit told)
    {
        if (told.Path.Contains(PermitCommand.Issue))
        {
            db.Checks.AddRange(types.ChecklistOf(types.Of(permit.TypeCodes)).Select(i => new PermitCheck
            {
                PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Code = i.Code, Answer = CheckAnswer.Yes, At = permit.Start, By = DemoPermits.SignerOf(SignRole.Issuer).SignIn,
            }));
        }
    }

    /// <summary>Gas tests and isolation of what is worked under, and a holder until the day after.</summary>
    private void AddSiteWork(Permit permit, IReadOnlyList<PermitType> types, DateTime now)
    {
        if (!permit.State.IsWorking() && permit.State is not PermitState.Suspended)
        {
            return;
        }

        permit.HeldUntil = now.AddDays(1);
        if (PermitTypes.GasOf(types) is { } need)
        {
            db.GasTests.AddRange(Enum.GetValues<GasHeight>().Take(need.Heights).Select(h => new GasTest
            {
                PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, At = now.AddMinutes(-10), By = "gas.tester", Instrument = "BW GasAlertMax SN 4471", CalibratedOn = clock.Today.AddDays(-40), Height = h,
                Oxygen = 20.9m, Lel = 0, CoPpm = 2, H2sPpm = 0, IsSafe = true, Evidence = "[]",
            }));
        }
    }

    /// <summary>Every step through the machine itself, a quarter of an hour apart, the last one before now.</summary>
    private void AddDecisions(Permit permit, DemoPermit told, DateTime now)
    {
        PermitCommand[] path = [PermitCommand.Draft, .. told.Path];
        for (var i = 0; i < path.Length; i++)
        {
            var step = PermitMachine.Find(permit.State, path[i]) ?? throw new InvalidOperationException($"The demonstration goes a way that there is not: {permit.State}, {path[i]}.");
            var at = now.AddMinutes(15 * (i - path.Length));
            (permit.State, permit.StateSince) = (step.To, at);
            permit.AskedEnd = step.Command is PermitCommand.AskExtension ? permit.End.AddHours(2) : null;
            permit.Rating = step.Command is PermitCommand.Close ? 9 : null;
            db.Decisions.Add(Decisions.Of(permit, step, DemoPermits.SignerOf(step.Role), at, i + 1) with { Reason = step.NeedsReason ? ReasonOf(step.Command) : null });
        }
    }

    private static string ReasonOf(PermitCommand command) => command switch
    {
        PermitCommand.Suspend => "Angin kencang di atas baghouse",
        PermitCommand.AskExtension => "Menunggu suku cadang rem",
        PermitCommand.Reject => "Pekerjaan di atas air tanpa izin kerja di atas air",
        PermitCommand.Cancel => "Jadwal diundur minggu depan",
        _ => "Contoh",
    };
}

/// <summary>Companies and areas of the demonstration by their codes.</summary>
internal sealed class DemoPlaces(IContractorDirectory contractors, IWorkerDirectory workers, ISiteDirectory sites)
{
    private const int Crew = 30;

    public async Task<(ContractorCard, IReadOnlyList<WorkerCard>)> CompanyAsync(string code, CancellationToken cancellationToken)
    {
        var card = await contractors.FindAsync(code, cancellationToken) ?? throw new InvalidOperationException($"The demonstration has no {code}.");
        return (card, await workers.ListAsync(card.Id, Crew, cancellationToken));
    }

    public async Task<(AreaCard, SiteCard)> AreaAsync(string code, CancellationToken cancellationToken)
    {
        var area = (await sites.AreasAsync(cancellationToken)).Single(a => a.Code == code);
        return (area, (await sites.ListAsync(cancellationToken)).Single(s => s.Id == area.SiteId));
    }
}
