using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.SigningIn;

/// <summary>What a browser carries from one step of signing in to the next: sealed, for a few minutes, out of reach for scripts.</summary>
internal sealed class SealedCookies(IDataProtectionProvider protection, TimeProvider time, IHostEnvironment environment)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public void Set<T>(HttpContext context, string name, T value)
    {
        var text = JsonSerializer.Serialize(new Sealed<T>(value, time.GetUtcNow() + Lifetime));
        context.Response.Cookies.Append(NameOf(name), Protector(name).Protect(text), Options());
    }

    /// <returns>Default where there is none, it was tampered with, or its time is over.</returns>
    public T? Read<T>(HttpContext context, string name)
    {
        try
        {
            return context.Request.Cookies[NameOf(name)] is { Length: > 0 } text
                && JsonSerializer.Deserialize<Sealed<T>>(Protector(name).Unprotect(text)) is { } found && found.Until > time.GetUtcNow()
                ? found.Value
                : default;
        }
        catch (CryptographicException)
        {
            return default;
        }
    }

    public void Remove(HttpContext context, string name) => context.Response.Cookies.Delete(NameOf(name), Options());

    private IDataProtector Protector(string name) => protection.CreateProtector("Icmesh.Accounts.SealedCookies", name);

    private string NameOf(string name) => environment.IsDevelopment() ? $"icmesh-{name}" : $"__Host-icmesh-{name}";

    private CookieOptions Options() =>
        new() { HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = !environment.IsDevelopment() };

    private sealed record Sealed<T>(T Value, DateTimeOffset Until);
}
