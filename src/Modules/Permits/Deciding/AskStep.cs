using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Deciding;

/// <summary>Asks the rules of a step about a permit, and readiness about its whole crew. Joins the transaction of its scope.</summary>
internal sealed class AskStep(IGateBook gates, IReadiness readiness, SiteClock clock)
{
    /// <exception cref="RefusedException">Rules are not live, or name a job type that does not exist.</exception>
    public async Task<StepAnswer> RunAsync(PermitParts parts, GateStep? step, CrewQuestion crew, DateTime atUtc, CancellationToken cancellationToken)
    {
        var people = crew is CrewQuestion.None ? [] : await CrewAsync(parts, atUtc, cancellationToken);
        if (step is not { } asked)
        {
            return new([], people);
        }

        var file = asked is GateStep.Submit ? SubmitFacts.File : IssueFacts.File;
        var set = (await gates.LiveAsync(cancellationToken)).GetValueOrDefault(file.Path) ?? throw RuleSetIdentity.NothingLive(file.Path);
        object facts = asked is GateStep.Submit ? Submit(parts) : Issue(parts, people);
        var found = Finding.Of(set, set.Row(facts), Guid.Empty, "permit", new("Izin kerja", "Permit to work"), null, new GateState[set.Gates.Count]);
        return new([.. found.Select(EvidenceJson.Of)], people);
    }

    /// <summary>As many questions as there are different kinds of work in the crew, not one per person.</summary>
    private async Task<IReadOnlyList<CrewReadiness>> CrewAsync(PermitParts parts, DateTime atUtc, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, WorkerReadiness>();
        foreach (var group in parts.Crew.GroupBy(c => string.Join(',', PermitTypes.JobTypesOf(parts.Types, c.Role))).Where(g => g.Key.Length > 0))
        {
            var answer = await readiness.AskAsync([.. group.Select(c => c.WorkerId)], group.Key.Split(','), parts.Permit.AreaId, atUtc, cancellationToken);
            foreach (var worker in answer.Workers)
            {
                known[worker.Worker.Id] = worker;
            }
        }

        return [.. parts.Crew.Select(c => new CrewReadiness(c, known.GetValueOrDefault(c.WorkerId)))];
    }

    private SubmitFacts Submit(PermitParts parts)
    {
        var permit = parts.Permit;
        var areTypesKnown = parts.Types.Count > 0 && parts.Types.Count == permit.TypeCodes.Count;
        return new()
        {
            HoursPlanned = Hours(permit.End - permit.Start),
            HoursAllowed = areTypesKnown ? parts.Types.Min(t => t.MaxHours) : null,
            MinutesLeft = Minutes(permit.End - clock.UtcNow),
            CrewNamed = parts.Crew.Count,
            LeadsNamed = parts.Crew.Count(c => c.Role is CrewRole.Lead),
            CrewRolesMissing = areTypesKnown ? parts.RolesMissing.Values.Sum() : null,
            StepsNamed = parts.Steps.Count,
            StepsOpen = parts.Steps.Count(s => s.HazardCodes.Count == 0 || string.IsNullOrWhiteSpace(s.Controls)),
            TypesMissing = parts.TypesMissing.Count,
            DocumentsMissing = areTypesKnown ? parts.Attachments.Count(a => !a.HasFile) : null,
        };
    }

    private IssueFacts Issue(PermitParts parts, IReadOnlyList<CrewReadiness> crew)
    {
        var confirmed = parts.Checks.Where(c => c.Answer is not CheckAnswer.No).Select(c => c.Code).ToHashSet();
        return new()
        {
            MinutesSinceStart = Minutes(clock.UtcNow - parts.Permit.Start),
            MinutesLeft = Minutes(parts.Permit.End - clock.UtcNow),
            CrewNamed = parts.Crew.Count,
            WorkersNotReady = crew.Count == 0 ? null : crew.Count(c => c.Outcome is not Outcome.Compliant),
            ChecksOpen = parts.Types.Count == parts.Permit.TypeCodes.Count ? parts.Checklist.Count(i => !confirmed.Contains(i.Code)) : null,
        };
    }

    private static decimal Hours(TimeSpan span) => span.Ticks / (decimal)TimeSpan.TicksPerHour;

    /// <summary>Whole minutes, towards the past: what ends within this minute has no minute left.</summary>
    private static int Minutes(TimeSpan span) => (int)Math.Clamp(Math.Floor(span.TotalMinutes), int.MinValue / 2, int.MaxValue / 2);
}
