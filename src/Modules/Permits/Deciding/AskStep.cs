using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Deciding;

/// <summary>Asks the rules of a step about permits, and readiness about their whole crews. Joins the transaction of its scope.</summary>
internal sealed class AskStep(IGateBook gates, IReadiness readiness, SiteClock clock)
{
    /// <summary>To be called before a transaction begins: whoever looks at the rules first has their files taken up, on a connection of its own.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken) => gates.LiveAsync(cancellationToken);

    /// <exception cref="RefusedException">Rules are not live, or name a job type that does not exist.</exception>
    public async Task<StepAnswer> RunAsync(PermitParts parts, GateStep? step, CrewQuestion crew, DateTime atUtc, CancellationToken cancellationToken)
    {
        var people = crew is CrewQuestion.None ? [] : (await CrewsAsync([parts], atUtc, cancellationToken))[0];
        return step is { } asked ? new(Lines(parts, asked, people, await SetAsync(asked, cancellationToken), isRunning: false), people) : new([], people);
    }

    /// <summary>Whether work may go on under each of many permits: one question per kind of work and area, not one per permit.</summary>
    public async Task<IReadOnlyList<StepAnswer>> RunningAsync(IReadOnlyList<PermitParts> permits, CancellationToken cancellationToken)
    {
        var set = await SetAsync(GateStep.Issue, cancellationToken);
        var crews = await CrewsAsync(permits, clock.UtcNow, cancellationToken);
        return [.. permits.Select((p, i) => new StepAnswer(Lines(p, GateStep.Issue, crews[i], set, isRunning: true), crews[i]))];
    }

    private async Task<IGateSet> SetAsync(GateStep step, CancellationToken cancellationToken)
    {
        var path = (step switch { GateStep.Submit => SubmitFacts.File, GateStep.Issue => IssueFacts.File, GateStep.Close => CloseFacts.File }).Path;
        return (await gates.LiveAsync(cancellationToken)).GetValueOrDefault(path) ?? throw RuleSetIdentity.NothingLive(path);
    }

    private List<EvidenceLine> Lines(PermitParts parts, GateStep step, IReadOnlyList<CrewReadiness> crew, IGateSet set, bool isRunning)
    {
        var now = clock.UtcNow;
        object facts = step switch
        {
            GateStep.Submit => StepFacts.Submit(parts, now),
            GateStep.Issue => StepFacts.Issue(parts, crew, now, isRunning),
            GateStep.Close => StepFacts.Close(parts, now),
        };
        return [.. Finding.Of(set, set.Row(facts), Guid.Empty, "permit", new("Izin kerja", "Permit to work"), null, new GateState[set.Gates.Count]).Select(EvidenceJson.Of)];
    }

    /// <summary>What readiness says of whole crews at a moment: one question per kind of work and area.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<CrewReadiness>>> CrewsAsync(IReadOnlyList<PermitParts> permits, DateTime atUtc, CancellationToken cancellationToken)
    {
        var people = permits.SelectMany(p => p.Crew.Select(c => (Jobs: JobsOf(p, c.Role), p.Permit.AreaId, c.WorkerId)));
        var known = new Dictionary<(string, Guid, Guid), WorkerReadiness>();
        foreach (var group in people.Where(p => p.Jobs.Length > 0).GroupBy(p => (p.Jobs, p.AreaId)))
        {
            var answer = await readiness.AskAsync([.. group.Select(c => c.WorkerId).Distinct()], group.Key.Jobs.Split(','), group.Key.AreaId, atUtc, cancellationToken);
            foreach (var worker in answer.Workers)
            {
                known[(group.Key.Jobs, group.Key.AreaId, worker.Worker.Id)] = worker;
            }
        }

        return [.. permits.Select(p => (IReadOnlyList<CrewReadiness>)[.. p.Crew.Select(c => new CrewReadiness(c, known.GetValueOrDefault((JobsOf(p, c.Role), p.Permit.AreaId, c.WorkerId))))])];
    }

    private static string JobsOf(PermitParts parts, CrewRole role) => string.Join(',', PermitTypes.JobTypesOf(parts.Types, role));
}
