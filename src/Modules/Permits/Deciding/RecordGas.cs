using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Icmesh.Permits.Pages.Permits;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>Keeps a gas test with what the rules say of it. One out of limits is kept too, and stops the work.</summary>
internal sealed class RecordGas(PermitsDb db, DbSession session, DecidePermit decide, IGateBook gates, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="RefusedException">The unit is another one, the tester enters the space too, or the permit is not in such a state.</exception>
    public async Task RunAsync(Guid permitId, GasInput input, CancellationToken cancellationToken)
    {
        if (input.LelUnit != GasInput.PercentLel || input.ToxicUnit != GasInput.Ppm)
        {
            throw new RefusedException(
                new("Satuan itu tidak dapat dinilai: gas mudah terbakar dalam % LEL, gas beracun dalam ppm.", "That unit cannot be judged: flammable gas in % LEL, toxic gases in ppm."), new("Ubah satuan alat, lalu uji lagi.", "Change the instrument's unit and test again."));
        }

        // Before the transaction: a first look at the rules has their files taken up, on a connection of its own.
        var set = (await gates.LiveAsync(cancellationToken)).GetValueOrDefault(GasFacts.File.Path) ?? throw RuleSetIdentity.NothingLive(GasFacts.File.Path);
        await session.InTransactionAsync(() => KeepAsync(permitId, input, set, cancellationToken), cancellationToken);
    }

    private async Task KeepAsync(Guid permitId, GasInput input, IGateSet set, CancellationToken cancellationToken)
    {
        await db.HoldRecordAsync(cancellationToken);
        var permit = await db.Permits.SingleAsync(p => p.Id == permitId, cancellationToken);
        OnSite.Demand(permit);
        if (user.WorkerId is { } tester && await db.Crew.AnyAsync(c => c.PermitId == permitId && c.WorkerId == tester && c.Role == CrewRole.Entrant, cancellationToken))
        {
            throw new RefusedException(new("Yang masuk tidak menguji gasnya sendiri.", "Whoever enters does not test the gas alone."), new("Minta teknisi deteksi gas lain.", "Ask another gas tester."));
        }

        var facts = new GasFacts
        {
            CalibrationAgeDays = clock.Today.DayNumber - input.CalibratedOn!.Value.DayNumber, OxygenPct = input.Oxygen, LelPct = input.Lel, CoPpm = input.CoPpm, H2sPpm = input.H2sPpm, HotWork = permit.TypeCodes.Contains("HOT"),
        };
        var lines = Finding.Of(set, set.Row(facts), Guid.Empty, "gas", new("Uji gas", "Gas test"), null, new GateState[set.Gates.Count]).Select(EvidenceJson.Of).ToList();
        var isSafe = !lines.Exists(l => l.Stops);
        db.GasTests.Add(new()
        {
            PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, At = clock.UtcNow, By = user.Name, Instrument = input.Instrument.Trim(), CalibratedOn = input.CalibratedOn.Value, Height = input.Height!.Value,
            Oxygen = input.Oxygen!.Value, Lel = input.Lel!.Value, CoPpm = input.CoPpm!.Value, H2sPpm = input.H2sPpm!.Value, IsSafe = isSafe, Evidence = EvidenceJson.Write(lines),
        });
        db.Record(user, clock.UtcNow, "permit.test-gas", DecidePermit.Noun, permit.Id, permit.ContractorId, after: new RecordedPermit(permit.Number, permit.State, null), siteId: permit.SiteId);
        await db.SaveChangesAsync(cancellationToken);
        if (!isSafe && permit.State.IsWorking())
        {
            await decide.BySystemAsync(permit.Id, PermitCommand.Suspend, new(lines, []), cancellationToken);
        }
    }
}
