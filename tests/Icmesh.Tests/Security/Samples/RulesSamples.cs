using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Samples;

internal sealed class RulesSamples : ModuleSamples
{
    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Rules", "rules.view"),
        new("GET /Rules/{rule-kind}/{rule-name}", "rules.view", Reach.All),
        new("GET /Rules/{rule-kind}/{rule-name}/{rule-number}", "rules.view", Reach.All),
        new("GET /Rules/{rule-kind}/{rule-name}?handler=File", "rules.view", Reach.All),
    ];

    public override Task SeedAsync(Town town, IServiceProvider services)
    {
        foreach (var (side, name, number) in new[] { (town.A, "k3lh", "1"), (town.Missing, "tidak-ada", "1"), (town.Deleted, "k3lh-lama", "99") })
        {
            (side["rule-kind"], side["rule-name"], side["rule-number"]) = ("scorecards", name, number);
        }

        return Task.CompletedTask;
    }
}
