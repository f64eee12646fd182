using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>Changes what a draft says. Whoever writes in it is its applicant from then on, and approves nothing of it.</summary>
internal sealed class Drafts(PermitsDb db, DbSession session, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public async Task<Permit> OpenAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Permits.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new NotFoundException($"permit {id}");

    /// <summary>Runs a change of a draft in one transaction, with its signature and its line in the record.</summary>
    /// <param name="change">Changes the tracked permit, or rows that belong to it.</param>
    /// <exception cref="RefusedException">It is no draft any more, or somebody else changed it meanwhile.</exception>
    public Task ChangeAsync(Guid id, Func<Permit, Task> change, CancellationToken cancellationToken) => session.InTransactionAsync(async () =>
    {
        await db.HoldRecordAsync(cancellationToken);
        var permit = await OpenAsync(id, cancellationToken);
        if (permit.State is not PermitState.Draft)
        {
            throw new RefusedException(
                new($"Izin {permit.Number} bukan draf lagi.", $"Permit {permit.Number} is no draft any more."), new("Minta dikembalikan ke pemohon dahulu.", "Have it returned to the applicant first."));
        }

        await change(permit);
        await SignAsync(permit, cancellationToken);
        db.Entry(permit).State = EntityState.Modified;
        db.Record(user, clock.UtcNow, "permit.edit", DecidePermit.Noun, permit.Id, permit.ContractorId, after: new RecordedPermit(permit.Number, permit.State, PermitCommand.Draft), siteId: permit.SiteId);
        if (!await db.SavedAsync(cancellationToken))
        {
            throw new RefusedException(new("Draf ini sementara itu diubah orang lain.", "Somebody else changed this draft meanwhile."), new("Muat ulang halaman.", "Load the page again."));
        }
    }, cancellationToken);

    /// <summary>Adds a permit as a draft; the caller saves.</summary>
    public void Begin(Permit permit)
    {
        db.Permits.Add(permit);
        db.Decisions.Add(Decisions.Of(permit, Step, Signer.Of(user), clock.UtcNow, 1));
        db.Record(user, clock.UtcNow, "permit.create", DecidePermit.Noun, permit.Id, permit.ContractorId, after: new RecordedPermit(permit.Number, permit.State, PermitCommand.Draft), siteId: permit.SiteId);
    }

    private static Transition Step => PermitMachine.Find(PermitState.Draft, PermitCommand.Draft)!;

    private async Task SignAsync(Permit permit, CancellationToken cancellationToken)
    {
        var who = Signer.Of(user);
        var written = await db.Decisions.AsNoTracking().Where(d => d.PermitId == permit.Id).Select(d => new { d.Command, d.By }).ToListAsync(cancellationToken);
        if (!written.Exists(d => d.Command is PermitCommand.Draft && d.By == who.SignIn))
        {
            db.Decisions.Add(Decisions.Of(permit, Step, who, clock.UtcNow, written.Count + 1));
        }
    }
}
