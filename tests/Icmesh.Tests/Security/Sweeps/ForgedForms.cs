using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>Forms that another site would send in a person's name: without the token of the form, or with one that is not this person's now.</summary>
internal static class ForgedForms
{
    public static async Task RunAsync(Sweep sweep, IEnumerable<Sample> samples)
    {
        foreach (var sample in samples.Where(s => !s.IsApi && s.Path != "/Error"))
        {
            foreach (var who in sweep.Allowed(sample).Take(1))
            {
                var (call, other) = (sweep.CallOf(sample, who), sweep.Town.Principals.First(p => p != who && p.Token.Length > 0 && p.IsSignedIn));
                foreach (var (kind, token) in new[]
                {
                    ("no", null), ("an empty", ""), ("a forged", "CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), ("a cut", call.Token![..^3]), ("somebody else's", other.Token),
                    ("an older", who.IsSignedIn ? who.VisitorToken : other.VisitorToken), ("the cookie's", CookieToken(who)),
                })
                {
                    var answer = await sweep.SendAsync(call with { Token = token });
                    if (answer.Status != 400 || answer.Fault is not null || sweep.WasChanged())
                    {
                        sweep.Faults.Add($"{sample} by {who} with {kind} token: {answer.Status} {answer.Fault}");
                        sweep.State.Restore();
                    }
                }

                // The token alone, as a script on a stranger's page might have got hold of it, without the cookie that it goes with.
                var without = await sweep.SendAsync(call with { Cookies = string.Join("; ", call.Cookies.Split("; ").Where(c => !c.Contains("csrf", StringComparison.Ordinal))) });
                if (without.Status != 400 || sweep.WasChanged())
                {
                    sweep.Faults.Add($"{sample} by {who} without the cookie of its token: {without.Status}");
                    sweep.State.Restore();
                }
            }
        }
    }

    private static string CookieToken(Principal who) => who.Cookies.Split("; ").First(c => c.Contains("csrf", StringComparison.Ordinal)).Split('=', 2)[1];
}
