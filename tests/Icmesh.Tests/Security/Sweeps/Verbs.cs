using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>Verbs and handlers that an address does not know: refused, whoever asks, and nothing fails or changes.</summary>
internal static class Verbs
{
    private static readonly string[] All = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"];

    private static readonly string[] Guessed = ["Delete", "Approve", "OnGet", "Get", "Post", "Async", "..%2fIndex", "%00", "a%0d%0ab", "Dispose", "ToString", "1", "%F0%9F%98%80"];

    public static async Task RunAsync(Sweep sweep)
    {
        foreach (var sample in sweep.Town.Samples.DistinctBy(s => s.Path))
        {
            var known = sweep.Operations.Where(o => o.Fits(sample with { Call = $"{o.Verb} {sample.Path}{(o.Handler.Length > 0 ? $"?handler={o.Handler}" : "")}" }) is not null).ToList();
            foreach (var who in new[] { sweep.Allowed(sample).LastOrDefault(), sweep.Town.Who(SignedIn.Nobody) }.OfType<Principal>().Distinct())
            {
                await VerbsAsync(sweep, sample, who, known);
                if (known.Exists(o => o.IsPage))
                {
                    await HandlersAsync(sweep, sample, who, known);
                }
            }
        }
    }

    private static async Task VerbsAsync(Sweep sweep, Sample sample, Principal who, List<Operation> known)
    {
        foreach (var verb in All.Except(known.Select(o => o.Verb)))
        {
            // A page that can be opened can be asked for its headers alone.
            var isHead = verb == "HEAD" && known.Exists(o => o.Verb == "GET");
            await TryAsync(sweep, sweep.CallOf(sample, who) with { Verb = verb, Address = sample.AddressFor(sweep.Town.A).Split('?')[0] }, who, isHead ? [200, 302, 401, 403, 404, 405] : [404, 405]);
        }
    }

    private static async Task HandlersAsync(Sweep sweep, Sample sample, Principal who, List<Operation> known)
    {
        foreach (var verb in new[] { "GET", "POST" })
        {
            // Names that other pages have, a few of them each time.
            var others = sweep.Operations.Select(o => o.Handler).Where(h => h.Length > 0).Distinct().Where((_, i) => (i + sample.Path.Length) % 8 == 0);
            foreach (var handler in (who.IsSignedIn ? Guessed.Concat(others) : Guessed.Take(3)).Where(h => !known.Exists(o => o.Verb == verb && o.Handler.Equals(h, StringComparison.OrdinalIgnoreCase))))
            {
                await TryAsync(sweep, sweep.CallOf(sample, who) with { Verb = verb, Address = $"{sample.AddressFor(sweep.Town.A).Split('?')[0]}?handler={handler}" }, who, [404, 405]);
            }
        }
    }

    private static async Task TryAsync(Sweep sweep, Call call, Principal who, int[] right)
    {
        var answer = await sweep.SendAsync(call);

        // Nobody is told no more than to sign in; a page of errors answers every verb that it knows.
        var isRight = right.Contains(answer.Status) || !who.IsSignedIn && answer.Status is 302 or 401 || answer.Status == 403 || answer.Status == 400 && !who.IsSignedIn;
        if (!isRight || answer.Fault is not null)
        {
            sweep.Faults.Add($"{call} by {who}: {answer.Status} {answer.Fault}");
        }

        if (sweep.WasChanged())
        {
            sweep.Faults.Add($"{call} by {who} changed something");
        }
    }
}
