using AngleSharp.Html.Parser;
using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>Follows every link that each page shows, as a person and as a scanner of mails would: reading changes nothing.</summary>
internal static class Crawl
{
    private const int Most = 400;

    private static readonly string[] Attributes = ["href", "action", "hx-get", "src", "value"];

    /// <returns>How many addresses were read.</returns>
    public static async Task<int> RunAsync(Sweep sweep, Principal who)
    {
        var (waiting, seen) = (new Queue<string>(), new HashSet<string>());
        foreach (var sample in sweep.Safe.Where(s => !s.IsApi))
        {
            Follow(sample.AddressFor(sweep.Town.A));
        }

        while (waiting.TryDequeue(out var address))
        {
            var answer = await sweep.SendAsync(new Call("GET", address) { Cookies = who.Cookies });
            if (answer.Fault is not null && !address.StartsWith("/_content", StringComparison.Ordinal) || sweep.WasChanged())
            {
                sweep.Faults.Add($"GET {address} by {who}: {answer.Status} {answer.Fault ?? "something was changed"}");
            }

            if (answer.Headers.Contains("text/html", StringComparison.Ordinal))
            {
                using var page = await new HtmlParser().ParseDocumentAsync(answer.Text);
                foreach (var link in page.QuerySelectorAll("a[href], form[method=get][action], [hx-get], iframe[src], option[value^='/']"))
                {
                    Follow(Attributes.Select(link.GetAttribute).OfType<string>().First());
                }
            }
        }

        return seen.Count;

        void Follow(string address)
        {
            var plain = address.Split('#')[0];
            if (plain.StartsWith('/') && plain != "/Reporting/Events" && seen.Count < Most && seen.Add(plain))
            {
                waiting.Enqueue(plain);
            }
        }
    }
}
