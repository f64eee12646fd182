using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Ten failures within 15 minutes close a name for 15 minutes, whether or not it exists.</summary>
internal sealed class AttemptCounter(AccountsDb db, SiteClock clock)
{
    /// <param name="account">Null where nobody has the name.</param>
    /// <param name="name">Normalised, as it was typed.</param>
    public static string SubjectOf(Account? account, string name) => RandomText.Hash(account is null ? $"name {name}" : $"account {account.Id}");

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

    public Task<int> ForgetAsync(string subject, CancellationToken cancellationToken) =>
        db.Attempts.Where(a => a.Subject == subject).ExecuteDeleteAsync(cancellationToken);

    private Task<int> CountAsync(string subject, DateTime now, CancellationToken cancellationToken)
    {
        var closed = now + SignInAttempts.Window;
        return db.Attempts.Where(a => a.Subject == subject).ExecuteUpdateAsync(
            s => s.SetProperty(a => a.Until, a => a.Count + 1 == SignInAttempts.Most ? closed : a.Until).SetProperty(a => a.Count, a => a.Count + 1), cancellationToken);
    }
}
