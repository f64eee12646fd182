using Icmesh.Accounts.Data;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Changing;

internal sealed record AccountChange(string DisplayName, string? Phone, IReadOnlyCollection<string> Roles, Guid? SiteId, Guid? WorkerId, long Version, string? Email = null);

internal sealed class EditAccount(AccountsDb db, AccountChecks checks, ICurrentUser user, SiteClock clock)
{
    /// <returns>False where somebody else saved a newer version: nothing was changed.</returns>
    /// <exception cref="RefusedException">The roles do not go together, are the own ones, or leave nobody to let others in.</exception>
    public async Task<bool> RunAsync(Account account, AccountChange asked, CancellationToken cancellationToken)
    {
        if (account.Version != asked.Version)
        {
            return false;
        }

        var before = RecordedAccount.Of(account);
        await SetRolesAsync(account, [.. asked.Roles.Distinct()], cancellationToken);
        (_, account.PhoneNumber) = await checks.NamesAsync(account.UserName!, asked.Phone, account.Id, cancellationToken);
        await checks.WorkerAsync(asked.WorkerId, account.ContractorId, account.Id, cancellationToken);
        await SetEmailAsync(account, await checks.EmailAsync(asked.Email, account.Id, cancellationToken), cancellationToken);
        account.DisplayName = asked.DisplayName.Trim();
        account.SiteId = asked.SiteId;
        account.WorkerId = asked.WorkerId;
        db.Record(user, clock.UtcNow, "account.edit", "account", account.Id, account.ContractorId, before, RecordedAccount.Of(account), siteId: account.SiteId, personId: account.PersonId);
        return await db.SavedAsync(cancellationToken);
    }

    /// <summary>Who signs in by the company's account was found by this address: another one has to be found anew.</summary>
    private async Task SetEmailAsync(Account account, string? email, CancellationToken cancellationToken)
    {
        var normalized = email is null ? null : EmailAddress.Normalize(email);
        if (normalized != account.NormalizedEmail)
        {
            db.Logins.RemoveRange(await db.Logins.Where(l => l.UserId == account.Id).ToListAsync(cancellationToken));
        }

        (account.Email, account.NormalizedEmail) = (email, normalized);
    }

    private async Task SetRolesAsync(Account account, string[] roles, CancellationToken cancellationToken)
    {
        if (roles.ToHashSet().SetEquals(account.RoleCodes))
        {
            return;
        }

        if (account.UserName == user.Name)
        {
            throw new RefusedException(
                new("Tidak seorang pun mengubah perannya sendiri.", "Nobody changes the own roles."), new("Minta admin lain melakukannya.", "Ask another admin to do it."));
        }

        AccountChecks.Roles(roles, account.ContractorId, user);
        if (!roles.Contains(Role.HseAdmin))
        {
            await checks.NotLastAdminAsync(account, cancellationToken);
        }

        account.Roles.RemoveAll(r => !roles.Contains(r.Role));
        account.Roles.AddRange(roles.Except(account.RoleCodes).ToList().Select(r => new AccountRole { AccountId = account.Id, Role = r }));

        // The roles are rows of their own: without this, two who edit at once would not notice each other.
        db.Entry(account).State = EntityState.Modified;
    }
}
