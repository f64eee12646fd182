using Icmesh.Kernel.Text;

namespace Icmesh.Accounts.Roles;

/// <summary>Two roles that one account may not hold at once, and why.</summary>
internal sealed record SegregatedPair(string First, string Second, Sentence Reason);

/// <summary>The pairs of <c>authz/segregation.csv</c>; <c>@contractor</c> and <c>@smelter</c> there stand for every role of that side.</summary>
internal static class Segregation
{
    public static IReadOnlyList<SegregatedPair> Pairs { get; } =
        [.. CsvFile.Read("segregation.csv").Skip(1).Select(r => new SegregatedPair(r[0], r[1], new(r[2], r[3])))];

    /// <returns>The first pair that these roles break; null where they may be held together.</returns>
    public static SegregatedPair? Broken(IReadOnlyCollection<string> roles) =>
        Pairs.FirstOrDefault(p => roles.Any(r => Is(r, p.First)) && roles.Any(r => Is(r, p.Second)));

    private static bool Is(string role, string named) => named switch
    {
        "@contractor" => Role.Find(role) is { IsContractors: true },
        "@smelter" => Role.Find(role) is { IsContractors: false },
        _ => role == named,
    };
}
