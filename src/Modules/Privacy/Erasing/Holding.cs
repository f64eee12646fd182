using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Privacy.Data;

namespace Icmesh.Privacy.Erasing;

/// <summary>Places and releases legal holds.</summary>
internal sealed class Holding(PrivacyDb db, ICurrentUser user, SiteClock clock)
{
    public async Task PlaceAsync(Guid subject, string reason, CancellationToken cancellationToken)
    {
        if (await db.Holds.FindAsync([subject], cancellationToken) is not null)
        {
            return;
        }

        db.Holds.Add(new() { SubjectId = subject, At = clock.UtcNow, By = user.Name, Reason = reason });
        db.Record(user, clock.UtcNow, "person.hold", ErasePerson.Noun, subject, reason: reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ReleaseAsync(Guid subject, string reason, CancellationToken cancellationToken)
    {
        if (await db.Holds.FindAsync([subject], cancellationToken) is not { } hold)
        {
            return;
        }

        db.Remove(hold);
        db.Record(user, clock.UtcNow, "person.release", ErasePerson.Noun, subject, reason: reason);
        await db.SaveChangesAsync(cancellationToken);
    }
}
