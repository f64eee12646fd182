using System.Security.Cryptography;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Privacy.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Icmesh.Privacy.Erasing;

/// <summary>
/// Takes a person out of every table and destroys the key of its values in the record. Rows that figures count stay, without anything
/// that says whose they are.
/// </summary>
internal sealed class ErasePerson(PrivacyDb db, PersonRows persons, DbSession session, PersonVault vault, ICurrentUser user, SiteClock clock)
{
    public const string Noun = "person";

    /// <summary>Stands where a text must be and nothing is known any more.</summary>
    private const string Gone = "–";

    /// <returns>Ids for what is left to do, see <see cref="IAfterErasure"/>.</returns>
    /// <exception cref="RefusedException">A legal hold keeps it, or it is whoever asks.</exception>
    public Task<IReadOnlyCollection<Guid>> RunAsync(Guid subject, string reason, CancellationToken cancellationToken)
    {
        vault.Warm();
        return session.InTransactionAsync(() => EraseAsync(subject, reason, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyCollection<Guid>> EraseAsync(Guid subject, string reason, CancellationToken cancellationToken)
    {
        await db.HoldRecordAsync(cancellationToken);
        var file = await persons.FindAsync(subject, cancellationToken);
        await CheckAsync(file, cancellationToken);
        var now = clock.UtcNow;
        db.Record(user, now, $"{Noun}.erase", Noun, subject, reason: reason);
        if (await db.Erasures.FindAsync([subject], cancellationToken) is null)
        {
            db.Erasures.Add(new() { SubjectId = subject, At = now, By = user.Name, Reason = reason });
        }

        await DestroyKeysAsync(subject, file.Ids, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var of in file.Rows.GroupBy(r => r.Db))
        {
            // Rows that hang on each other go together: which of them is marked first makes no difference.
            of.Key.ChangeTracker.CascadeDeleteTiming = CascadeTiming.OnSaveChanges;
            foreach (var row in of)
            {
                Erase(row);
            }

            await of.Key.SaveChangesAsync(cancellationToken);
        }

        return file.Ids;
    }

    private async Task CheckAsync(PersonFile file, CancellationToken cancellationToken)
    {
        if (user.AccountId is { } own && file.Ids.Contains(own))
        {
            throw new RefusedException(new("Anda tidak dapat menghapus data Anda sendiri.", "You cannot erase yourself."), new("Mintalah admin lain.", "Ask another admin."));
        }

        var ids = file.Ids.ToList();
        if (await db.Holds.AsNoTracking().FirstOrDefaultAsync(h => ids.Contains(h.SubjectId), cancellationToken) is { } hold)
        {
            throw new RefusedException(
                new($"Data ini ditahan: {hold.Reason}", $"A legal hold keeps this: {hold.Reason}"), new("Lepaskan penahanan itu lebih dahulu.", "Release the hold first."));
        }
    }

    /// <summary>A person without a key gets one that is destroyed already: what is recorded of it later is sealed for nobody.</summary>
    private async Task DestroyKeysAsync(Guid subject, IReadOnlyCollection<Guid> ids, DateTime now, CancellationToken cancellationToken)
    {
        var wanted = ids.ToList();
        var keys = await db.PersonKeys.Where(k => wanted.Contains(k.PersonId)).ToListAsync(cancellationToken);
        keys.ForEach(k => k.Destroy(now));
        if (!keys.Exists(k => k.PersonId == subject))
        {
            db.PersonKeys.Add(PersonKey.Destroyed(subject, now));
        }
    }

    /// <remarks>What is neither text nor may be missing is a choice from a list or a day: it tells nothing once nobody knows whose it is.</remarks>
    private static void Erase(PersonRow row)
    {
        var entry = row.Db.Entry(row.Entity);
        if (row.Erasure is OnErasure.Delete)
        {
            entry.State = EntityState.Deleted;
            return;
        }

        foreach (var column in row.Type.GetProperties().Where(p => ModuleDb.ClassOf(p) >= DataClass.Personal && !p.IsPrimaryKey() && !p.HoldsSignInName()))
        {
            if (column.IsNullable || column.ClrType == typeof(string))
            {
                entry.Property(column).CurrentValue = column.IsNullable ? null : column.GetContainingIndexes().Any(i => i.IsUnique) ? Random(column.GetMaxLength()) : Gone;
            }
        }

        (row.Entity as IErasable)?.Erase();
    }

    private static string Random(int? length) => RandomNumberGenerator.GetHexString(Math.Min(length ?? 32, 32), lowercase: true);
}
