using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>Sessions that somebody made up, changed, cut, or sealed with other keys: whoever shows one is nobody, and no page fails over it.</summary>
internal static class ForgedSessions
{
    private const string Name = "__Host-icmesh";

    public static async Task RunAsync(Sweep sweep)
    {
        var who = sweep.Town.Who("hse-admin");
        var cookies = who.Cookies.Split("; ").Select(c => c.Split('=', 2)).ToDictionary(c => c[0], c => c[1]);
        foreach (var session in Forged(sweep, cookies[Name]))
        {
            cookies[Name] = session;
            foreach (var sample in sweep.Town.Samples.Where(s => s.Permission is not null && s is { IsApi: false, Path: not "/Reporting/Events" }).DistinctBy(s => s.Path.Split('/')[1]))
            {
                var answer = await sweep.SendAsync(sweep.CallOf(sample, who) with { Cookies = string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")) });
                if (answer.Status != 302 || !answer.Headers.Contains("/Accounts/SignIn?returnUrl=", StringComparison.Ordinal) || answer.Fault is not null || sweep.WasChanged())
                {
                    sweep.Faults.Add($"{sample} with the session {session[..Math.Min(40, session.Length)]}…: {answer.Status} {answer.Fault}");
                }
            }
        }
    }

    private static IEnumerable<string> Forged(Sweep sweep, string real)
    {
        foreach (var at in Enumerable.Range(0, 12).Select(i => i * (real.Length - 1) / 11))
        {
            yield return $"{real[..at]}{(real[at] == 'A' ? 'Q' : 'A')}{real[(at + 1)..]}";
        }

        foreach (var text in new[] { real[..(real.Length / 2)], real[4..], real + real, "", "null", "{}", new string('A', 8000), "%00%ff", "chunks-3", Guid.Empty.ToString(), Strange(sweep, real) })
        {
            yield return text;
        }
    }

    /// <summary>The very ticket, sealed by another installation.</summary>
    private static string Strange(Sweep sweep, string real)
    {
        var format = sweep.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        var ticket = format.Unprotect(real) ?? throw new InvalidOperationException("The session of the town cannot be read.");
        var other = new EphemeralDataProtectionProvider().CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", IdentityConstants.ApplicationScheme, "v2");
        return new TicketDataFormat(other).Protect(ticket);
    }
}
