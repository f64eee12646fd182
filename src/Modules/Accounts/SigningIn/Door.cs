using Microsoft.AspNetCore.Http;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Lets a person in as far as the proofs go that it gave, and says which page comes next.</summary>
internal sealed class Door(HalfSignedIn half, Sessions sessions, Landing landing)
{
    public async Task<string> EnterAsync(HttpContext context, Account account, Proven proven, string? returnUrl, CancellationToken cancellationToken)
    {
        if (account.TwoFactorEnabled && !proven.IsStrong)
        {
            half.Remember(context, account, proven.Method);
            return "/Accounts/SecondStep" + Query(returnUrl);
        }

        half.Forget(context);
        return landing.For(await sessions.BeginAsync(context, account, proven, cancellationToken), returnUrl);
    }

    public static string Query(string? returnUrl) => returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
