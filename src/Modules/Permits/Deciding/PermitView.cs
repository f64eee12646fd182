using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>A permit as its page shows it.</summary>
/// <param name="People">Persons of the crew, as far as they are for the reader.</param>
/// <param name="Decisions">Newest first.</param>
/// <param name="Answer">What rules and readiness say now; null where the permit is over, or where nobody can say.</param>
/// <param name="Unanswered">Why nobody can say.</param>
internal sealed record PermitView(
    PermitParts Parts, ContractorCard Contractor, string Site, string Area, IReadOnlyDictionary<Guid, WorkerCard> People, IReadOnlyList<Decision> Decisions,
    ILookup<Guid, CrewAnswer> Answers, StepAnswer? Answer, RefusedException? Unanswered);

internal sealed class ReadView(PermitsDb db, ReadParts parts, AskStep ask, IContractorDirectory contractors, ISiteDirectory sites, IWorkerDirectory workers, SiteClock clock)
{
    public async Task<PermitView> OfAsync(Permit permit, CancellationToken cancellationToken)
    {
        var whole = await parts.OfAsync(permit, cancellationToken);
        var contractor = (await contractors.ReadAsync([permit.ContractorId], cancellationToken))[permit.ContractorId];
        var site = (await sites.ListAsync(cancellationToken)).FirstOrDefault(s => s.Id == permit.SiteId)?.Name ?? "–";
        var area = (await sites.AreasAsync(cancellationToken)).FirstOrDefault(a => a.Id == permit.AreaId)?.Name ?? "–";
        var people = await workers.ReadAsync([.. whole.Crew.Select(c => c.WorkerId)], cancellationToken);
        var decisions = await db.Decisions.AsNoTracking().Where(d => d.PermitId == permit.Id).OrderByDescending(d => d.Position).ToListAsync(cancellationToken);
        var answers = await db.Answers.AsNoTracking().Where(a => a.PermitId == permit.Id).ToListAsync(cancellationToken);
        var (answer, unanswered) = await AnswerAsync(whole, cancellationToken);
        return new(whole, contractor, site, area, people, decisions, answers.ToLookup(a => a.DecisionId), answer, unanswered);
    }

    private async Task<(StepAnswer?, RefusedException?)> AnswerAsync(PermitParts whole, CancellationToken cancellationToken)
    {
        var permit = whole.Permit;
        if (permit.State.IsOver())
        {
            return (null, null);
        }

        try
        {
            if (permit.State.IsWorking())
            {
                return ((await ask.RunningAsync([whole], cancellationToken))[0], null);
            }

            var step = permit.State switch
            {
                PermitState.Draft or PermitState.Submitted or PermitState.Reviewed => GateStep.Submit,
                PermitState.Completed or PermitState.Expired => GateStep.Close,
                _ => GateStep.Issue,
            };
            return (await ask.RunAsync(whole, step, step is GateStep.Close ? CrewQuestion.None : CrewQuestion.Stops, permit.Start > clock.UtcNow ? permit.Start : clock.UtcNow, cancellationToken), null);
        }
        catch (RefusedException refused)
        {
            return (null, refused);
        }
    }
}
