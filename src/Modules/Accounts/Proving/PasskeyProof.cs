using Icmesh.Accounts.Data;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Proving;

/// <summary>Lets somebody show who it is by a passkey: a key that never leaves its device and answers to this site's domain alone.</summary>
internal sealed class PasskeyProof(AccountsDb db, IPasskeyHandler<Account> handler, SealedCookies cookies, AttemptCounter attempts, PasskeyDomain domain, Entry entry)
{
    private const string Cookie = "passkey";

    public bool IsOffered => domain.Name is not null;

    /// <param name="account">Whose passkey it must be; null for whoever comes.</param>
    public async Task<string> OptionsAsync(HttpContext context, Account? account)
    {
        var made = await handler.MakeRequestOptionsAsync(account, context);
        cookies.Set(context, Cookie, made.AssertionState);
        return made.RequestOptionsJson;
    }

    /// <returns>Whose passkey it is.</returns>
    /// <exception cref="RefusedException">Unknown here, made for another site or another question, or answered before.</exception>
    public async Task<Account> CheckAsync(HttpContext context, string credential, CancellationToken cancellationToken)
    {
        var state = cookies.Read<string>(context, Cookie);
        cookies.Remove(context, Cookie);
        if (state is null || !IsOffered)
        {
            throw Refused();
        }

        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded || !await attempts.IsFirstAsync(SecretHash.Of($"passkey {state}"), cancellationToken))
        {
            throw Refused();
        }

        var stored = await db.Passkeys.SingleAsync(p => p.CredentialId == result.Passkey.CredentialId, cancellationToken);
        stored.Data.SignCount = result.Passkey.SignCount;
        stored.Data.IsBackedUp = result.Passkey.IsBackedUp;
        await db.SaveChangesAsync(cancellationToken);
        var account = await db.Accounts.AsNoTracking().Include(a => a.Roles).SingleAsync(a => a.Id == stored.UserId, cancellationToken);
        return await entry.IsOpenAsync(account, cancellationToken) ? account : throw Refused();
    }

    private static RefusedException Refused() => new(
        new("Passkey itu tidak dikenal di sini.", "That passkey is not known here."), new("Coba lagi, atau pakai cara lain.", "Try again, or use another way."));
}

/// <summary>The domain that passkeys are made for: <c>SignIn:Domain</c>. Never taken from a request; without it, there are no passkeys.</summary>
internal sealed record PasskeyDomain(string? Name);
