using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <param name="Version">Of the permit that the person looked at.</param>
/// <param name="AskedEndUtc">The later end, where an extension is asked for.</param>
/// <param name="Rating">1 to 10, where the permit is closed.</param>
internal sealed record DecisionOrder(PermitCommand Command, long Version, string? Reason, DateTime? AskedEndUtc = null, int? Rating = null);

/// <summary>
/// Takes one step with a permit, or refuses it with every reason. Rules and readiness are asked, and their answers kept, in the one
/// transaction that changes the state; a refusal is kept as well.
/// </summary>
internal sealed class DecidePermit(PermitsDb db, DbSession session, ReadParts parts, AskStep ask, Shifts shifts, ICurrentUser user, SiteClock clock)
{
    public const string Noun = "permit";

    /// <param name="permission">By which the person came in: the step must be one of that permission.</param>
    /// <returns>The decision that was kept. Its <see cref="Decision.To"/> is null where it is a refusal.</returns>
    /// <exception cref="RefusedException">Somebody else was faster, or the rules are not live: nothing is kept.</exception>
    public async Task<Decision> RunAsync(Guid id, DecisionOrder order, string permission, CancellationToken cancellationToken)
    {
        // Whoever comes with an old page is told so at once, and does not wait for its turn to write.
        if (await db.Permits.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } seen && seen.Version != order.Version)
        {
            throw Faster(seen);
        }

        await ask.ReadyAsync(cancellationToken);
        return await session.InTransactionAsync(() => DecideAsync(id, order, permission, Signer.Of(user), cancellationToken), cancellationToken);
    }

    /// <summary>What ICMESH does by itself: ends what is over, stops what lapsed.</summary>
    /// <returns>Null where somebody was faster, and there is no such step any more.</returns>
    public Task<Decision?> BySystemAsync(Guid id, PermitCommand command, StepAnswer answer, CancellationToken cancellationToken) => session.InTransactionAsync(async () =>
    {
        await db.HoldRecordAsync(cancellationToken);
        var permit = await db.Permits.SingleAsync(p => p.Id == id, cancellationToken);
        if (PermitMachine.Find(permit.State, command) is not { } step || (command is PermitCommand.Expire && permit.End > clock.UtcNow))
        {
            return null;
        }

        var signed = await parts.SignedAsync(id, cancellationToken);
        Apply(permit, step, new(command, permit.Version, null));
        return (Decision?)await KeepAsync(permit, step with { Role = SignRole.System }, new(command, permit.Version, null), Signer.System, answer.Permit, answer.Crew, signed.Count + 1, isRefused: false, cancellationToken);
    }, cancellationToken);

    private async Task<Decision> DecideAsync(Guid id, DecisionOrder order, string permission, Signer who, CancellationToken cancellationToken)
    {
        await db.HoldRecordAsync(cancellationToken);
        var permit = await db.Permits.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new NotFoundException($"permit {id}");
        var step = PermitMachine.Find(permit.State, order.Command);
        if (permit.Version != order.Version || step?.Permission != permission)
        {
            throw Faster(permit);
        }

        var whole = await parts.OfAsync(permit, cancellationToken);
        var history = await parts.SignedAsync(permit.Id, cancellationToken);
        var refusals = PermitMachine.Refusals(history.Snapshot(whole, order.AskedEndUtc), order.Command, who, order.Reason, clock.UtcNow).ToList();
        if (order is { Command: PermitCommand.Close, Rating: not (>= 1 and <= 10) })
        {
            refusals.Add(new("RATING", new("Penilaian serah kembali belum diisi.", "The hand-back is not rated."), new("Beri nilai 1 sampai 10.", "Rate it from 1 to 10.")));
        }

        var moment = step.Gates is GateStep.Submit && permit.Start > clock.UtcNow ? permit.Start : clock.UtcNow;
        var answer = await ask.RunAsync(whole, step.Gates, step.Crew, moment, cancellationToken);
        var isRefused = refusals.Count > 0 || answer.Permit.Any(l => l.Stops) || (step.Crew is CrewQuestion.Stops && answer.Crew.Any(c => c.Outcome is not Kernel.Rules.Outcome.Compliant));
        if (!isRefused)
        {
            Apply(permit, step, order);
        }

        return await KeepAsync(permit, step, order, who, [.. refusals.Select(EvidenceJson.Of), .. answer.Permit], answer.Crew, history.Count + 1, isRefused, cancellationToken);
    }

    private void Apply(Permit permit, Transition step, DecisionOrder order)
    {
        (permit.State, permit.StateSince) = (step.To, clock.UtcNow);
        switch (step.Command)
        {
            case PermitCommand.Start or PermitCommand.HandOver:
                permit.HeldUntil = shifts.EndOf(clock.UtcNow);
                break;
            case PermitCommand.AskExtension:
                permit.AskedEnd = order.AskedEndUtc;
                break;
            case PermitCommand.GrantExtension:
                (permit.End, permit.AskedEnd, permit.Extensions) = (permit.AskedEnd!.Value, null, permit.Extensions + 1);
                break;
            case PermitCommand.RefuseExtension or PermitCommand.Suspend or PermitCommand.Complete:
                permit.AskedEnd = null;
                break;
            case PermitCommand.Close:
                permit.Rating = order.Rating;
                break;
        }
    }

    private async Task<Decision> KeepAsync(
        Permit permit, Transition step, DecisionOrder order, Signer who, IReadOnlyList<EvidenceLine> lines, IReadOnlyList<CrewReadiness> crew, int position, bool isRefused, CancellationToken cancellationToken)
    {
        var decision = Decisions.Of(permit, step, who, clock.UtcNow, position) with { To = isRefused ? null : step.To, Reason = order.Reason?.Trim(), Evidence = EvidenceJson.Write(lines) };
        db.Decisions.Add(decision);
        db.Answers.AddRange(crew.Select(c => new CrewAnswer
        {
            DecisionId = decision.Id, PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = c.Member.WorkerId, Outcome = c.Outcome, Evidence = EvidenceJson.Write(c.Lines),
        }));
        db.Record(user, clock.UtcNow, isRefused ? "permit.refuse" : "permit.decide", Noun, permit.Id, permit.ContractorId,
            before: new RecordedPermit(permit.Number, step.From, null), after: new RecordedPermit(permit.Number, isRefused ? step.From : step.To, step.Command), reason: decision.Reason, siteId: permit.SiteId);
        if (!isRefused)
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, permit.ContractorId);
        }

        return await db.SavedAsync(cancellationToken) ? decision : throw Faster(permit);
    }

    private static RefusedException Faster(Permit permit) => new(
        new($"Izin ini sementara itu sudah berubah: {StateText.Of(permit.State).Id}.", $"This permit has changed meanwhile: {StateText.Of(permit.State).En}."),
        new("Lihat keadaannya yang sekarang.", "Look at how it stands now."));
}
