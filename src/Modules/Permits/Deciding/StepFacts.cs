using Icmesh.Kernel.Rules;
using Icmesh.Permits.Book;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Deciding;

/// <summary>From a permit and what belongs to it to the facts that rules judge. What is not known stays unknown.</summary>
internal static class StepFacts
{
    public static SubmitFacts Submit(PermitParts parts, DateTime nowUtc)
    {
        var permit = parts.Permit;
        return new()
        {
            HoursPlanned = (permit.End - permit.Start).Ticks / (decimal)TimeSpan.TicksPerHour,
            HoursAllowed = parts.AreTypesKnown ? parts.Types.Min(t => t.MaxHours) : null,
            MinutesLeft = Minutes(permit.End - nowUtc),
            CrewNamed = parts.Crew.Count,
            LeadsNamed = parts.Crew.Count(c => c.Role is CrewRole.Lead),
            CrewRolesMissing = parts.AreTypesKnown ? parts.RolesMissing.Values.Sum() : null,
            StepsNamed = parts.Steps.Count,
            StepsOpen = parts.Steps.Count(s => s.HazardCodes.Count == 0 || string.IsNullOrWhiteSpace(s.Controls)),
            TypesMissing = parts.TypesMissing.Count,
            DocumentsMissing = parts.AreTypesKnown ? parts.Attachments.Count(a => !a.HasFile) : null,
        };
    }

    /// <param name="isRunning">Work goes on already: a gas test is then good until its retest is due.</param>
    public static IssueFacts Issue(PermitParts parts, IReadOnlyList<CrewReadiness> crew, DateTime nowUtc, bool isRunning)
    {
        var confirmed = parts.Checks.Where(c => c.Answer is not CheckAnswer.No).Select(c => c.Code).ToHashSet();
        var isBegun = parts.Permit.State is PermitState.Active or PermitState.ExtensionPending or PermitState.Suspended;
        return new()
        {
            MinutesSinceStart = Minutes(nowUtc - parts.Permit.Start),
            MinutesLeft = Minutes(parts.Permit.End - nowUtc),
            CrewNamed = parts.Crew.Count,
            WorkersNotReady = crew.Count == 0 ? null : crew.Count(c => c.Outcome is not Outcome.Compliant),
            GasHeightsMissing = parts.AreTypesKnown ? GasMissing(parts, nowUtc, isRunning) : null,
            GasHeightsUnsafe = parts.LatestGas.Count(g => !g.IsSafe),
            IsolationsOpen = parts.AreTypesKnown ? IsolationsOpen(parts) : null,
            ConflictsForbidden = parts.Conflicts.Count(c => c is { IsLive: true, Beside: Beside.Apart }),
            ConflictsOpen = parts.Conflicts.Count(c => c is { IsLive: true, Beside: Beside.Mitigated, IsMitigated: false }),
            HolderMissing = isBegun && !(parts.Permit.HeldUntil > nowUtc) ? 1 : 0,
            ChecksOpen = parts.AreTypesKnown ? parts.Checklist.Count(i => !confirmed.Contains(i.Code)) : null,
        };
    }

    public static CloseFacts Close(PermitParts parts, DateTime nowUtc) => new()
    {
        PersonsInside = parts.Inside.Count(c => c.Kind is CountKind.Entry),
        LocksOn = parts.Inside.Count(c => c.Kind is CountKind.Lock),
        FireWatchMinutesLeft = !parts.AreTypesKnown ? null : parts.Types.All(t => t.FireWatchMinutes == 0) ? 0 : parts.FireWatchUntil is { } until ? Math.Max(0, (int)Math.Ceiling((until - nowUtc).TotalMinutes)) : null,
    };

    private static int GasMissing(PermitParts parts, DateTime nowUtc, bool isRunning)
    {
        if (PermitTypes.GasOf(parts.Types) is not { } need)
        {
            return 0;
        }

        var oldest = nowUtc.AddMinutes(-(isRunning ? need.RetestMinutes : need.FreshMinutes));
        return Math.Max(0, need.Heights - parts.LatestGas.Count(g => g.At >= oldest));
    }

    private static int IsolationsOpen(PermitParts parts) =>
        parts.Isolations.Count == 0 ? PermitTypes.NeedIsolation(parts.Types) ? 1 : 0 : parts.Isolations.Count(i => !i.IsProven);

    /// <summary>Whole minutes, towards the past: what ends within this minute has no minute left.</summary>
    private static int Minutes(TimeSpan span) => (int)Math.Clamp(Math.Floor(span.TotalMinutes), int.MinValue / 2, int.MaxValue / 2);
}
