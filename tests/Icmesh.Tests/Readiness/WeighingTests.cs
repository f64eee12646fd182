using CsCheck;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Readiness;
using Icmesh.Readiness.Asking;
using Icmesh.Rules;
using Icmesh.Rules.Gates;
using Icmesh.Rules.Reading;
using Icmesh.Tests.Rules;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Readiness;

/// <summary>How findings, the stage of a contractor and the decisions of HSE make one answer.</summary>
public class WeighingTests(IcmeshApp app) : IClassFixture<IcmeshApp>
{
    private static readonly DateOnly Day = new(2026, 3, 15);
    private static readonly WorkerCard Worker = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Budi", null, "0001");

    private IReadOnlyList<(GateFile File, GateSet Set)> Shipped =>
        [.. app.Services.GetServices<GateFile>().Select(f => (f, app.Services.GetRequiredService<RuleKinds>().Compile(
            RuleFile.Read(Repository.Rules, Path.Combine(Repository.Rules, $"{f.Path}.json")).Source!).Gates!))];

    private static RuleEffect Decided(string gate, RolloutStage stage, Effect effect, DateOnly from, int hour = 0) => new()
    {
        Path = "a/b", Gate = gate, Stage = stage, Effect = effect, From = from, Reason = "Uji", By = "hse", At = new(2026, 1, 1, hour, 0, 0, DateTimeKind.Utc),
    };

    private static GateDefinition Gate(string code, string status = "verified", bool fatal = false) =>
        new(code, new(code, code), new("tidak", "no"), new("perbaiki", "mend"), GateOwner.Contractor, fatal, null, "f.X", ["X"], new(new("UU", "UU"), null, status, null));

    private static Finding Found(Outcome outcome, GateDefinition gate, params GateDefinition[] covers) =>
        new(Worker.Id, outcome, "K", new("SIO", "SIO"), new("a/b", "b", 1, ""), gate, covers, [], "{}", null);

    private static WorkerReadiness Weighed(RolloutStage stage, EffectTable effects, IReadOnlyList<Dispensation> dispensations, params Finding[] findings) => Weighing.Of(
        Worker, new(Worker.ContractorId, "K", "PT", ContractorStatus.Active, null, stage), findings, effects, dispensations,
        new([Worker], ["GENERAL"], null, Day.ToDateTime(new(5, 0), DateTimeKind.Utc), Day, new Dictionary<string, IGateSet>()));

    [Theory]
    [InlineData(RolloutStage.Note, "verified", true, Effect.Note, Outcome.Compliant)]
    [InlineData(RolloutStage.Warn, "verified", true, Effect.Warn, Outcome.Compliant)]
    [InlineData(RolloutStage.Block, "verified", false, Effect.Block, Outcome.NonCompliant)]
    [InlineData(RolloutStage.Block, "unverified", false, Effect.Warn, Outcome.Compliant)]
    [InlineData(RolloutStage.Block, "proposed", false, Effect.Warn, Outcome.Compliant)]
    [InlineData(RolloutStage.Block, "proposed", true, Effect.Block, Outcome.NonCompliant)]
    public void Nobody_is_stopped_before_the_stage_and_by_a_figure_that_nobody_has_verified(RolloutStage stage, string status, bool fatal, Effect effect, Outcome outcome)
    {
        var person = Weighed(stage, new([], Day), [], Found(Outcome.NonCompliant, Gate("A", status, fatal)));

        Assert.Equal((effect, outcome), (Assert.Single(person.Reasons).Effect, person.Outcome));
    }

    [Fact]
    public void A_decision_counts_from_its_day_at_its_stage_and_the_latest_wins()
    {
        RuleEffect[] decisions =
        [
            Decided("A", RolloutStage.Warn, Effect.Block, Day),
            Decided("A", RolloutStage.Warn, Effect.Note, Day.AddDays(1)),
            Decided("B", RolloutStage.Block, Effect.Note, Day.AddDays(-5), hour: 1),
            Decided("B", RolloutStage.Block, Effect.Warn, Day.AddDays(-5), hour: 2),
        ];
        Effect Of(string gate, RolloutStage stage, DateOnly day) => new EffectTable(decisions, day).Of("a/b", Gate(gate), stage);

        Assert.Equal(Effect.Warn, Of("A", RolloutStage.Warn, Day.AddDays(-1)));
        Assert.Equal(Effect.Block, Of("A", RolloutStage.Warn, Day));
        Assert.Equal(Effect.Note, Of("A", RolloutStage.Warn, Day.AddDays(1)));
        Assert.Equal(Effect.Block, Of("A", RolloutStage.Block, Day));
        Assert.Equal(Effect.Warn, Of("B", RolloutStage.Block, Day));
    }

    [Fact]
    public void What_is_not_known_holds_and_what_failed_stops()
    {
        var effects = new EffectTable([], Day);

        Assert.Equal(Outcome.Undetermined, Weighed(RolloutStage.Block, effects, [], Found(Outcome.Undetermined, Gate("A"))).Outcome);
        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [], Found(Outcome.Undetermined, Gate("A")), Found(Outcome.NonCompliant, Gate("B"))).Outcome);
        Assert.Equal(Outcome.Compliant, Weighed(RolloutStage.Block, effects, [], Found(Outcome.Compliant, Gate("A"))).Outcome);
        Assert.Equal(Outcome.Undetermined, Weighed(RolloutStage.Block, effects, []).Outcome);
    }

    [Fact]
    public void A_rule_that_could_not_be_asked_stops_through_the_one_before_it()
    {
        var effects = new EffectTable([Decided("HELD", RolloutStage.Block, Effect.Note, Day)], Day);

        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [], Found(Outcome.NonCompliant, Gate("HELD"), Gate("CURRENT"))).Outcome);
        Assert.Equal(Outcome.Compliant, Weighed(RolloutStage.Block, effects, [], Found(Outcome.NonCompliant, Gate("HELD"))).Outcome);
    }

    [Fact]
    public void A_dispensation_is_for_one_rule_of_one_thing_until_its_last_day_and_never_for_a_fatal_risk()
    {
        var effects = new EffectTable([], Day);
        Dispensation Granted(string gate = "A", string key = "K", int days = 0) => new()
        {
            ContractorId = Worker.ContractorId, WorkerId = Worker.Id, Path = "a/b", Gate = gate, Key = key, From = Day.AddDays(-1), To = Day.AddDays(days),
            Control = "c", Reason = "r", Witness = "w", GrantedBy = "g", GrantedAt = default,
        };
        var revoked = Granted();
        revoked.RevokedAt = Day.ToDateTime(new(4, 59), DateTimeKind.Utc);
        var failed = Found(Outcome.NonCompliant, Gate("A"));

        Assert.Equal(Outcome.Compliant, Weighed(RolloutStage.Block, effects, [Granted()], failed).Outcome);
        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [Granted(days: -1)], failed).Outcome);
        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [Granted(gate: "B")], failed).Outcome);
        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [Granted(key: "L")], failed).Outcome);
        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [revoked], failed).Outcome);
        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [Granted()], Found(Outcome.NonCompliant, Gate("A", fatal: true))).Outcome);
        Assert.Equal(Outcome.NonCompliant, Weighed(RolloutStage.Block, effects, [Granted()], Found(Outcome.NonCompliant, Gate("A"), Gate("B", fatal: true))).Outcome);
    }

    /// <summary>Over every rule that ships, every fact, and any decisions.</summary>
    [Fact]
    public void Taking_a_fact_away_never_makes_somebody_ready()
    {
        var tried = 0;
        foreach (var (file, set) in Shipped)
        {
            var effect = Gen.Int[0, 2].Select(i => (Effect)i).Array[set.Gates.Count];
            Gen.Select(Books.Facts(file.Catalogue), effect).Sample((facts, decided) =>
            {
                var effects = new EffectTable(set.Gates.Zip(decided, (g, e) => new RuleEffect
                {
                    Path = file.Path, Gate = g.Code, Stage = RolloutStage.Block, Effect = e, From = Day, Reason = "", By = "", At = default,
                }), Day);
                if (Ask(file, set, effects, facts) is Outcome.Compliant)
                {
                    return true;
                }

                Interlocked.Add(ref tried, facts.Count);
                return facts.Keys.All(name => Ask(file, set, effects, facts.Where(f => f.Key != name).ToDictionary()) is not Outcome.Compliant);
            }, iter: 2000);
        }

        Assert.True(tried > 1000, $"only {tried} facts were taken away");
    }

    private static Outcome Ask(GateFile file, GateSet set, EffectTable effects, Dictionary<string, object> facts)
    {
        var states = new GateState[set.Gates.Count];
        return Weighed(RolloutStage.Block, effects, [], [.. Finding.Of(set, Books.Row(file.Catalogue, facts), Worker.Id, "K", new("x", "x"), null, states)]).Outcome;
    }
}
