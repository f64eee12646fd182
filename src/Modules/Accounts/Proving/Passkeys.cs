using Icmesh.Accounts.Data;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Proving;

/// <summary>A person's own passkeys: adds, names and removes them.</summary>
internal sealed class Passkeys(AccountsDb db, IPasskeyHandler<Account> handler, SealedCookies cookies, SecondFactors factors, ICurrentUser user, SiteClock clock)
{
    public const int Most = 10;

    private const string Cookie = "new-passkey";

    public Task<List<IdentityUserPasskey<Guid>>> OfAsync(Guid account, CancellationToken cancellationToken) =>
        db.Passkeys.Where(p => p.UserId == account).OrderBy(p => p.CredentialId).Take(Most).ToListAsync(cancellationToken);

    public async Task<string> OptionsAsync(HttpContext context, SignedInUser me)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = me.Id.ToString(), Name = me.Name, DisplayName = me.DisplayName }, context);
        cookies.Set(context, Cookie, made.AttestationState);
        return made.CreationOptionsJson;
    }

    /// <returns>New recovery codes where there were none; otherwise none.</returns>
    /// <exception cref="RefusedException">What the browser sent is no new passkey for this site and person.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(HttpContext context, Account account, string name, string credential, CancellationToken cancellationToken)
    {
        var state = cookies.Read<string>(context, Cookie);
        cookies.Remove(context, Cookie);
        var result = state is null ? null : await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (result is not { Succeeded: true } || result.UserEntity.Id != account.Id.ToString())
        {
            throw new RefusedException(new("Passkey itu tidak dapat dipakai.", "That passkey cannot be used."), new("Mulai lagi dari tombolnya.", "Begin again with the button."));
        }

        if (await db.Passkeys.CountAsync(p => p.UserId == account.Id, cancellationToken) >= Most)
        {
            throw new RefusedException(new($"Paling banyak {Most} passkey.", $"At most {Most} passkeys."), new("Hapus yang tidak dipakai lagi.", "Remove those no longer in use."));
        }

        db.Passkeys.Add(RowOf(account.Id, result.Passkey, name.Trim()));
        var made = await factors.JoinAsync(account, context.Me().Session, cancellationToken);
        Record("account.add-passkey", account, after: name.Trim());
        await db.SaveChangesAsync(cancellationToken);
        return made;
    }

    /// <exception cref="NotFoundException">There is no such passkey, or it is somebody else's.</exception>
    public async Task RenameAsync(Account account, string id, string name, CancellationToken cancellationToken)
    {
        var passkey = await OpenAsync(account, id, cancellationToken);
        Record("account.rename-passkey", account, passkey.Data.Name, name.Trim());
        passkey.Data.Name = name.Trim();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="NotFoundException">There is no such passkey, or it is somebody else's.</exception>
    /// <exception cref="RefusedException">It is the last second factor of a person whose role demands one.</exception>
    public async Task RemoveAsync(Account account, string id, CancellationToken cancellationToken)
    {
        var passkey = await OpenAsync(account, id, cancellationToken);
        var hasAnother = await db.SecondFactors.AnyAsync(f => f.AccountId == account.Id && f.ConfirmedAt != null, cancellationToken)
            || await db.Passkeys.CountAsync(p => p.UserId == account.Id, cancellationToken) > 1;
        await factors.LeaveAsync(account, hasAnother, cancellationToken);
        db.Passkeys.Remove(passkey);
        Record("account.remove-passkey", account, before: passkey.Data.Name);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Record(string action, Account account, string? before = null, string? after = null) => db.Record(
        user, clock.UtcNow, action, "account", account.Id, account.ContractorId, before is null ? null : new RecordedProof(Passkey: before),
        after is null ? null : new RecordedProof(Passkey: after), siteId: account.SiteId, personId: account.PersonId);

    private async Task<IdentityUserPasskey<Guid>> OpenAsync(Account account, string id, CancellationToken cancellationToken)
    {
        var known = IdOf(id);
        return await db.Passkeys.SingleOrDefaultAsync(p => p.UserId == account.Id && p.CredentialId == known, cancellationToken) ?? throw new NotFoundException("passkey");
    }

    private static byte[] IdOf(string id)
    {
        try
        {
            return Convert.FromHexString(id);
        }
        catch (FormatException)
        {
            throw new NotFoundException("passkey");
        }
    }

    private static IdentityUserPasskey<Guid> RowOf(Guid account, UserPasskeyInfo passkey, string name) => new()
    {
        UserId = account,
        CredentialId = passkey.CredentialId,
        Data = new()
        {
            Name = name,
            PublicKey = passkey.PublicKey,
            CreatedAt = passkey.CreatedAt,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        },
    };
}
