using Microsoft.AspNetCore.Http;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Lets a person in as far as the proofs go that it gave, and says which page comes next.</summary>
internal sealed class Door(HalfSignedIn half, Sessions sessions, Landing landing)
{
    public async Task<string> EnterAsync(HttpContext context, Account account, SignInMethod method, string? returnUrl, CancellationToken cancellationToken)
    {
        if (method is SignInMethod.Password && account.TwoFactorEnabled)
        {
            half.Remember(context, account);
            return "/Accounts/SecondStep" + Query(returnUrl);
        }

        half.Forget(context);
        return landing.For(await sessions.BeginAsync(context, account, method, cancellationToken), returnUrl);
    }

    public static string Query(string? returnUrl) => returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
