using Icmesh.Accounts.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Ten failures within 15 minutes close a name for 15 minutes, whether or not it exists.</summary>
internal sealed class AttemptCounter(AccountsDb db, SiteClock clock)
{
    /// <param name="account">Null where nobody has the name.</param>
    /// <param name="name">Normalised, as it was typed.</param>
    public static string SubjectOf(Account? account, string name) => SecretHash.Of(account is null ? $"name {name}" : $"account {account.Id}");

    /// <summary>For codes of a person whose password is known already.</summary>
    public static string SecondOf(Guid account) => SecretHash.Of($"second {account}");

    /// <summary>As <see cref="TakeAsync"/>, with the sentence for whoever may not try now.</summary>
    /// <exception cref="RefusedException">Too many attempts.</exception>
    public async Task SpendAsync(string subject, CancellationToken cancellationToken)
    {
        if (await TakeAsync(subject, cancellationToken) is { } until)
        {
            var at = clock.ToSite(until).AddSeconds(59);
            throw new RefusedException(
                new("Terlalu banyak percobaan dengan nama ini.", "Too many attempts with this name."),
                new($"Coba lagi setelah pukul {at:HH.mm}.", $"Try again after {at:HH:mm}."));
        }
    }

    /// <summary>Takes an attempt before it is made, so that many at once cannot be more than are allowed. A success gives them back.</summary>
    /// <returns>Null where it may be made; otherwise when the next one may, UTC.</returns>
    public async Task<DateTime?> TakeAsync(string subject, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await db.Attempts.Where(a => a.Subject == subject && a.Until <= now).ExecuteDeleteAsync(cancellationToken);
        if (await CountAsync(subject, now, cancellationToken) == 0)
        {
            db.Attempts.Add(new() { Subject = subject, Count = 1, Until = now + SignInAttempts.Window });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Somebody else tried the same name at the same moment.
                await CountAsync(subject, now, cancellationToken);
            }

            db.ChangeTracker.Clear();
        }

        var attempts = await db.Attempts.AsNoTracking().SingleAsync(a => a.Subject == subject, cancellationToken);
        return attempts.Count > SignInAttempts.Most ? attempts.Until : null;
    }

    /// <summary>Whether something that may happen once happens for the first time within the window, of all who try it at once.</summary>
    public async Task<bool> IsFirstAsync(string subject, CancellationToken cancellationToken)
    {
        var once = new SignInAttempts { Subject = subject, Count = 1, Until = clock.UtcNow + SignInAttempts.Window };
        db.Attempts.Add(once);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            db.Entry(once).State = EntityState.Detached;
            return false;
        }
    }

    public Task<int> ForgetAsync(string subject, CancellationToken cancellationToken) =>
        db.Attempts.Where(a => a.Subject == subject).ExecuteDeleteAsync(cancellationToken);

    private Task<int> CountAsync(string subject, DateTime now, CancellationToken cancellationToken)
    {
        var closed = now + SignInAttempts.Window;
        return db.Attempts.Where(a => a.Subject == subject).ExecuteUpdateAsync(
            s => s.SetProperty(a => a.Until, a => a.Count + 1 == SignInAttempts.Most ? closed : a.Until).SetProperty(a => a.Count, a => a.Count + 1), cancellationToken);
    }
}
