using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;

namespace Icmesh.Accounts.Changing;

/// <param name="Password">Chosen by its owner; null for a one-time password that is made here.</param>
internal sealed record NewAccount(
    string Name, string DisplayName, IReadOnlyCollection<string> Roles, Guid? ContractorId = null, Guid? SiteId = null, Guid? WorkerId = null, string? Phone = null, string? Password = null, string? Email = null);

internal sealed class CreateAccount(AccountsDb db, AccountChecks checks, PasswordCheck passwords, ICurrentUser user, SiteClock clock)
{
    /// <summary>How long a password holds that somebody else made.</summary>
    public static readonly TimeSpan OneTimeLifetime = TimeSpan.FromDays(3);

    /// <returns>The account, and its one-time password where no password was given. It is shown once and kept nowhere.</returns>
    /// <exception cref="RefusedException">The name is taken, the roles do not go together, or the password is too weak.</exception>
    public async Task<(Account Account, string? OneTimePassword)> RunAsync(NewAccount asked, CancellationToken cancellationToken)
    {
        var account = await AddAsync(asked, cancellationToken);
        var oneTime = asked.Password is null ? RandomText.OneTimePassword() : null;
        account.OneTimeUntil = oneTime is null ? null : clock.UtcNow + OneTimeLifetime;
        account.PasswordHash = passwords.Hash(account, oneTime ?? asked.Password!);
        await db.SaveChangesAsync(cancellationToken);
        return (account, oneTime);
    }

    private async Task<Account> AddAsync(NewAccount asked, CancellationToken cancellationToken)
    {
        AccountChecks.Roles(asked.Roles, asked.ContractorId, user);
        var (name, phone) = await checks.NamesAsync(asked.Name, asked.Phone, null, cancellationToken);
        var email = await checks.EmailAsync(asked.Email, null, cancellationToken);
        await checks.WorkerAsync(asked.WorkerId, asked.ContractorId, null, cancellationToken);
        if (asked.Password is not null)
        {
            PasswordRules.Check(asked.Password, name);
        }

        var account = new Account
        {
            UserName = name,
            NormalizedUserName = SignInName.Normalize(name),
            DisplayName = asked.DisplayName.Trim(),
            PhoneNumber = phone,
            Email = email,
            NormalizedEmail = email is null ? null : EmailAddress.Normalize(email),
            ContractorId = asked.ContractorId,
            SiteId = asked.SiteId,
            WorkerId = asked.WorkerId,
            CreatedAt = clock.UtcNow,
        };
        account.Roles.AddRange(asked.Roles.Distinct().Select(r => new AccountRole { AccountId = account.Id, Role = r }));
        db.Accounts.Add(account);
        db.Record(user, clock.UtcNow, "account.create", "account", account.Id, account.ContractorId, after: RecordedAccount.Of(account), siteId: account.SiteId, personId: account.PersonId);
        return account;
    }
}
