using System.Net;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Security.Matrix;

/// <param name="Side">Whose record was named; empty where none was.</param>
/// <param name="Fault">What is wrong; null where the cell is as it must be.</param>
internal sealed record Cell(Operation Operation, Sample Sample, Principal Who, string Side, Outcome Expected, Outcome Actual, int Status, string? Fault)
{
    public override string ToString() => $"{Sample} by {Who}{(Side.Length > 0 ? $" on {Side}" : "")}: expected {Expected}, was {Actual} ({Status}){(Fault is null ? "" : $": {Fault}")}";
}

/// <summary>Tries every operation with everybody on everything, and holds each answer against the oracle.</summary>
internal sealed class MatrixRun(Town town, TownApp app)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public List<Cell> Cells { get; } = [];

    public IReadOnlyList<Operation> Operations { get; private set; } = [];

    public IEnumerable<Cell> Wrong => Cells.Where(c => c.Fault is not null);

    public int Leaks => Cells.Count(c => c.Fault?.Contains("KENARI", StringComparison.Ordinal) is true);

    /// <summary>Operations without a sample, and those whose sample succeeded with nobody.</summary>
    public IReadOnlyList<string> Unproven =>
    [
        .. Operations.Where(o => Cells.TrueForAll(c => c.Operation != o)).Select(o => $"{o} ({o.Source}) has no sample. Add the line\n{o.Proposal()}"),
        .. Cells.Where(c => c.Sample.Allowed is Outcome.Allowed).GroupBy(c => c.Sample)
            .Where(g => !g.Any(c => c is { Fault: null, Actual: Outcome.Allowed })).Select(g => $"{g.Key} succeeded with nobody: mend its sample"),
    ];

    /// <param name="only">Part of what there is; null for all.</param>
    public async Task<MatrixRun> RunAsync(Func<Sample, bool>? only = null, Func<Principal, bool>? asked = null)
    {
        using var client = app.Browser();
        using var state = new TownState(app);
        Operations = await Operation.AllAsync(app.Services);
        foreach (var sample in town.Samples.Where(s => only?.Invoke(s) ?? true))
        {
            var operation = Operation.Of(sample, Operations)
                ?? throw new InvalidOperationException($"The sample \"{sample}\" is of no operation that the application has: correct its address, or remove it.");
            foreach (var who in town.Principals.Where(p => asked?.Invoke(p) ?? true))
            {
                foreach (var target in TargetsOf(sample))
                {
                    Cells.Add(await TryAsync(client, state, operation, sample, who, target));
                }
            }
        }

        return this;
    }

    private IReadOnlyList<Side> TargetsOf(Sample sample) => sample.Reach switch
    {
        Reach.None => [town.A],
        Reach.All => [town.A, town.Missing, town.Deleted],
        Reach.Mine => [town.A, town.B, town.Missing, town.Deleted],
        Reach.Figures or Reach.Persons => [.. town.There, town.Missing, town.Deleted],
    };

    private async Task<Cell> TryAsync(HttpClient client, TownState state, Operation operation, Sample sample, Principal who, Side target)
    {
        var expected = town.Oracle.Expect(who, sample, target);
        using var request = Call.Of(town, sample, who, target).Request();
        using var cancellation = new CancellationTokenSource(Patience);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation.Token);
        var text = await TextAsync(answer);
        var actual = OutcomeOf(answer, operation.IsPage);
        var mayChange = expected is Outcome.Allowed && sample.Verb != "GET" || sample.IsRecorded && expected == sample.Allowed;
        var fault = actual != expected ? $"{text[..Math.Min(200, text.Length)]}" : LeakIn(sample, who, target, answer, text) ?? AnswerRules.Fault(answer, text) ?? (!mayChange && state.HasChanged() ? "something was changed" : null);
        if (mayChange || fault is not null)
        {
            state.Restore();
        }

        return new(operation, sample, who, sample.Reach is Reach.None ? "" : target.Name, expected, actual, (int)answer.StatusCode, fault);
    }

    /// <summary>Texts of rows that this person may not see. What it asked for by name comes back to it, and tells nothing.</summary>
    private string? LeakIn(Sample sample, Principal who, Side target, HttpResponseMessage answer, string text)
    {
        var call = Call.Of(town, sample, who, target);
        var asked = call.Address + string.Join(' ', call.Fields.Select(f => f.Value));
        var headers = answer.Headers.ToString();
        return text.Contains("KENARI", StringComparison.Ordinal) || headers.Contains("KENARI", StringComparison.Ordinal)
            ? town.Canaries.Where(c => !asked.Contains(c.Text, StringComparison.Ordinal) && !town.Oracle.MaySee(who, c))
                .Select(c => c.Text).FirstOrDefault(c => text.Contains(c, StringComparison.Ordinal) || headers.Contains(c, StringComparison.Ordinal)) is { } leak ? $"{leak} is in the answer" : null
            : null;
    }

    /// <summary>A stream never ends: what it says first is enough.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();

    private static Outcome OutcomeOf(HttpResponseMessage answer, bool isPage) => answer.StatusCode switch
    {
        HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/Accounts/SignIn?returnUrl=", StringComparison.Ordinal) => isPage ? Outcome.SignIn : Outcome.Broken,
        >= HttpStatusCode.OK and < HttpStatusCode.BadRequest => Outcome.Allowed,
        HttpStatusCode.Unauthorized when !isPage => Outcome.SignIn,
        HttpStatusCode.Forbidden => Outcome.Forbidden,
        HttpStatusCode.NotFound => Outcome.NotFound,
        HttpStatusCode.UnprocessableEntity => Outcome.Refused,
        _ => Outcome.Broken,
    };

    /// <summary>The evidence: one line a cell.</summary>
    public async Task WriteAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, "authorization.csv"),
            Cells.Select(c => $"{c.Operation},{c.Sample.Permission},{c.Who},{c.Side},{c.Expected},{c.Actual},{c.Status},{(c.Fault is null ? "ok" : "wrong")}").Prepend("operation,permission,principal,record,expected,actual,status,verdict"));
    }
}
