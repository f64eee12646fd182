using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Permits.Data;
using Icmesh.Permits.Machine;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Deciding;

/// <summary>What is done at the place of work under a permit: points are isolated, people and locks are counted. One at a time, each recorded.</summary>
internal sealed class OnSite(PermitsDb db, DbSession session, ICurrentUser user, SiteClock clock)
{
    private const int MostPoints = 100;

    private static readonly PermitState[] AtHand = [PermitState.Approved, PermitState.Issued, PermitState.Active, PermitState.ExtensionPending, PermitState.Suspended];

    /// <exception cref="RefusedException">The permit is not in such a state.</exception>
    public static void Demand(Permit permit, params ReadOnlySpan<PermitState> states)
    {
        if (!(states.IsEmpty ? AtHand.AsSpan() : states).Contains(permit.State))
        {
            throw new RefusedException(
                new($"Izin ini {StateText.Of(permit.State).Id.ToLowerInvariant()}.", $"This permit is {StateText.Of(permit.State).En.ToLowerInvariant()}."), new("Lihat keadaannya.", "Look at how it stands."));
        }
    }

    public Task AddPointAsync(Guid permitId, string name, CancellationToken cancellationToken) => ChangeAsync(permitId, "permit.isolate", async permit =>
    {
        Demand(permit);
        if (await db.Isolations.CountAsync(i => i.PermitId == permitId, cancellationToken) >= MostPoints)
        {
            throw new RefusedException(new($"Paling banyak {MostPoints} titik isolasi.", $"At most {MostPoints} isolation points."));
        }

        db.Isolations.Add(new() { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Name = name.Trim(), By = user.Name });
    }, cancellationToken);

    /// <summary>The next thing with a point: locked, tried out, given back. It is given back when nobody's lock is on and no work goes on.</summary>
    public Task AdvancePointAsync(Guid permitId, Guid point, CancellationToken cancellationToken) => ChangeAsync(permitId, "permit.isolate", async permit =>
    {
        var found = await db.Isolations.SingleOrDefaultAsync(i => i.Id == point && i.PermitId == permitId, cancellationToken) ?? throw new NotFoundException($"isolation {point}");
        found.By = user.Name;
        switch (found)
        {
            case { LockedAt: null }:
                Demand(permit);
                found.LockedAt = clock.UtcNow;
                break;
            case { TriedAt: null }:
                Demand(permit);
                found.TriedAt = clock.UtcNow;
                break;
            case { RemovedAt: null }:
                if (permit.State.IsWorking() || permit.State is PermitState.Suspended || await db.Counted.AnyAsync(c => c.PermitId == permitId && c.OutAt == null, cancellationToken))
                {
                    throw new RefusedException(
                        new("Pekerjaan belum selesai, atau masih ada orang atau gembok yang belum keluar.", "Work is not done, or a person or a lock is not out yet."), new("Nyatakan pekerjaan selesai dahulu.", "Have the work declared done first."));
                }

                found.RemovedAt = clock.UtcNow;
                break;
        }
    }, cancellationToken);

    public Task CountInAsync(Guid permitId, CountKind kind, Guid worker, CancellationToken cancellationToken) => ChangeAsync(permitId, "permit.count", async permit =>
    {
        Demand(permit, PermitState.Active, PermitState.ExtensionPending);
        if (!await db.Crew.AnyAsync(c => c.PermitId == permitId && c.WorkerId == worker, cancellationToken))
        {
            throw new RefusedException(new("Orang itu bukan kru izin ini.", "That person is not in the crew of this permit."), new("Hanya kru yang boleh masuk.", "Only the crew may enter."));
        }

        if (await db.Counted.AnyAsync(c => c.PermitId == permitId && c.Kind == kind && c.WorkerId == worker && c.OutAt == null, cancellationToken))
        {
            throw new RefusedException(new("Sudah tercatat di dalam.", "Counted in already."), new("Catat keluarnya dahulu.", "Count it out first."));
        }

        db.Counted.Add(new() { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Kind = kind, WorkerId = worker, InAt = clock.UtcNow, By = user.Name });
    }, cancellationToken);

    public Task CountOutAsync(Guid permitId, Guid row, CancellationToken cancellationToken) => ChangeAsync(permitId, "permit.count", async _ =>
    {
        var found = await db.Counted.SingleOrDefaultAsync(c => c.Id == row && c.PermitId == permitId, cancellationToken) ?? throw new NotFoundException($"counted {row}");
        found.OutAt ??= clock.UtcNow;
    }, cancellationToken);

    /// <summary>Flames and sparks are out: the fire watch counts from now.</summary>
    public Task EndHotWorkAsync(Guid permitId, CancellationToken cancellationToken) => ChangeAsync(permitId, "permit.count", permit =>
    {
        Demand(permit, PermitState.Active, PermitState.ExtensionPending, PermitState.Suspended);
        permit.HotWorkEndedAt = clock.UtcNow;
        return Task.CompletedTask;
    }, cancellationToken);

    private Task ChangeAsync(Guid permitId, string action, Func<Permit, Task> change, CancellationToken cancellationToken) => session.InTransactionAsync(async () =>
    {
        await db.HoldRecordAsync(cancellationToken);
        var permit = await db.Permits.SingleOrDefaultAsync(p => p.Id == permitId, cancellationToken) ?? throw new NotFoundException($"permit {permitId}");
        await change(permit);
        db.Record(user, clock.UtcNow, action, DecidePermit.Noun, permit.Id, permit.ContractorId, after: new RecordedPermit(permit.Number, permit.State, null), siteId: permit.SiteId);
        await db.SaveChangesAsync(cancellationToken);
    }, cancellationToken);
}
