using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.SigningIn;

/// <summary>What a phone keeps of its being enrolled: its id and a secret of which only a hash is stored here.</summary>
internal sealed class PhoneCookie(IHostEnvironment environment)
{
    // As long as browsers keep any cookie.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private string Name => environment.IsDevelopment() ? "icmesh-phone" : "__Host-icmesh-phone";

    /// <summary>Gives the phone a new secret.</summary>
    /// <returns>Its hash.</returns>
    public string Renew(HttpContext context, Guid phone)
    {
        var secret = RandomText.PhoneSecret();
        context.Response.Cookies.Append(Name, $"{phone:N}.{secret}", Options(Kept));
        return SecretHash.Of(secret);
    }

    public void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(null));

    public (Guid Id, string SecretHash)? Read(HttpContext context) =>
        context.Request.Cookies[Name]?.Split('.') is [var id, { Length: > 0 } secret] && Guid.TryParseExact(id, "N", out var phone) ? (phone, SecretHash.Of(secret)) : null;

    private CookieOptions Options(TimeSpan? kept) =>
        new() { HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = !environment.IsDevelopment(), MaxAge = kept };
}
