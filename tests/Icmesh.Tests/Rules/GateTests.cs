using System.Text;
using CsCheck;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Rules;
using Icmesh.Rules.Gates;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Writing;
using NJsonSchema;

namespace Icmesh.Tests.Rules;

/// <summary>Files of gates: rules that say yes or no about one thing.</summary>
public class GateTests
{
    private const string Good = """
        {
          "WorkflowName": "licences",
          "header": { "title": { "id": "Lisensi", "en": "Licences" }, "effectiveFrom": "2026-01-01", "effectiveTo": null, "author": "HSE", "reason": "Uji" },
          "Rules": [
            { "RuleName": "HELD", "Expression": "f.Certified",
              "Properties": { "kind": "gate", "title": { "id": "Ada", "en": "Held" }, "reason": { "id": "Tidak ada", "en": "None held" }, "remedy": { "id": "Unggah", "en": "Upload" }, "owner": "contractor", "fatalRisk": true } },
            { "RuleName": "SCORED", "Expression": "f.Score >= 70",
              "Properties": { "kind": "gate", "title": { "id": "Nilai", "en": "Score" }, "reason": { "id": "Kurang", "en": "Too low" }, "remedy": { "id": "Ulangi", "en": "Repeat" }, "owner": "worker", "after": "HELD" } },
            { "RuleName": "SHARE", "Expression": "f.Trained * 100 / f.Workers >= 80",
              "Properties": { "kind": "gate", "title": { "id": "Bagian", "en": "Share" }, "reason": { "id": "Kurang", "en": "Too few" }, "remedy": { "id": "Latih", "en": "Train" }, "owner": "hse", "after": "SCORED" } }
          ],
          "cases": [
            { "name": "Lulus", "facts": { "Certified": true, "Score": 70, "Trained": 8, "Workers": 10 }, "expect": { "HELD": "Compliant", "SCORED": "Compliant", "SHARE": "Compliant" } },
            { "name": "Tidak", "facts": { "Certified": false, "Score": 70 }, "expect": { "HELD": "NonCompliant", "SCORED": null, "SHARE": null } },
            { "name": "Kosong", "facts": {}, "expect": { "HELD": "Undetermined", "SCORED": null } },
            { "name": "Nilai rendah", "facts": { "Certified": true, "Score": 69.999 }, "expect": { "SCORED": "NonCompliant" } },
            { "name": "Tanpa nilai", "facts": { "Certified": true }, "expect": { "SCORED": "Undetermined" } },
            { "name": "Sedikit", "facts": { "Certified": true, "Score": 70, "Trained": 7, "Workers": 10 }, "expect": { "SHARE": "NonCompliant" } },
            { "name": "Tanpa jumlah", "facts": { "Certified": true, "Score": 70, "Workers": 10 }, "expect": { "SHARE": "Undetermined" } }
          ]
        }
        """;

    private static readonly GateFile Kind = new("sample/licences", "Sample", typeof(SampleFacts), new("Lisensi", "Licence"));

    private static CheckedFile Compile(string json) => GatesCompiler.Compile(new RuleSource(Kind.Path, "rules/sample/licences.json", Encoding.UTF8.GetBytes(json)), Kind);

    private static GateSet Set => Compile(Good).Gates!;

    private static string With(string right, string wrong)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        return Good.Replace(right, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Good_file_may_go_live_and_its_schema_agrees()
    {
        var file = Compile(Good);

        Assert.Equal("", string.Join('\n', file.Problems));
        Assert.True(file.MayGoLive);
        var schema = await JsonSchema.FromJsonAsync(GatesSchema.Write(Kind));
        Assert.Empty(schema.Validate(Good));
        Assert.NotEmpty(schema.Validate(With("\"owner\": \"hse\"", "\"owner\": \"hsse\"")));
        Assert.NotEmpty(schema.Validate(With("\"Certified\": true, \"Score\": 70, \"Trained\": 8", "\"Certfied\": true, \"Score\": 70, \"Trained\": 8")));
    }

    [Theory]
    [InlineData("f.Certified\"", "f.Certifed\"", "R201")]
    [InlineData("f.Score >= 70", "f.Score = 70", "R107")]
    [InlineData("f.Score >= 70", "f.GetType() != null", "R301")]
    [InlineData("\"after\": \"HELD\"", "\"after\": \"SHARE\"", "F034")]
    [InlineData("\"after\": \"HELD\"", "\"after\": \"HELT\"", "F034")]
    [InlineData("\"owner\": \"worker\"", "\"owner\": \"werker\"", "F007")]
    [InlineData("\"RuleName\": \"SHARE\"", "\"RuleName\": \"HELD\"", "F013")]
    [InlineData("\"remedy\": { \"id\": \"Unggah\", \"en\": \"Upload\" }, ", "", "F005")]
    [InlineData("\"fatalRisk\": true", "\"fatalRisk\": \"ya\"", "F006")]
    [InlineData("\"kind\": \"gate\", \"title\": { \"id\": \"Ada\"", "\"kind\": \"indicator\", \"title\": { \"id\": \"Ada\"", "F007")]
    [InlineData("\"SCORED\": \"NonCompliant\"", "\"SCORED\": \"Compliant\"", "F031")]
    [InlineData("\"SCORED\": \"NonCompliant\"", "\"SCORED\": \"NotCompliant\"", "F007")]
    [InlineData("\"SHARE\": \"NonCompliant\"", "\"SHAR\": \"NonCompliant\"", "F016")]
    [InlineData("\"facts\": {}", "\"facts\": { \"Certified\": 1 }", "F006")]
    public void Mistake_is_named_and_the_file_cannot_go_live(string right, string wrong, string code)
    {
        var file = Compile(With(right, wrong));

        Assert.Contains(file.Problems, p => p.Code == code);
        Assert.False(file.MayGoLive);
    }

    [Fact]
    public void Gate_without_all_three_cases_cannot_go_live()
    {
        var file = Compile(With("{ \"name\": \"Tanpa nilai\", \"facts\": { \"Certified\": true }, \"expect\": { \"SCORED\": \"Undetermined\" } },", ""));

        Assert.Contains(file.Problems, p => p is { Code: "F032", Rule: "SCORED" });
        Assert.False(file.MayGoLive);
    }

    [Fact]
    public void Engine_and_delegate_agree_on_any_facts() => Books.Facts(Kind.Catalogue).Sample(
        facts =>
        {
            var row = Books.Row(Kind.Catalogue, facts);
            var set = Set;
            var states = new GateState[3];
            set.Judge(row, states);
            return set.ExplainAsync(row, default).GetAwaiter().GetResult().Select(r => r.State).SequenceEqual(states);
        }, iter: 300);

    [Fact]
    public void Taking_a_fact_away_never_opens_a_gate()
    {
        var set = Set;
        Books.Facts(Kind.Catalogue).Sample(
            facts =>
            {
                var (before, after) = (new GateState[3], new GateState[3]);
                set.Judge(Books.Row(Kind.Catalogue, facts), before);
                foreach (var name in facts.Keys)
                {
                    set.Judge(Books.Row(Kind.Catalogue, facts.Where(f => f.Key != name).ToDictionary()), after);
                    if (after.Where((state, i) => state is GateState.Passed && before[i] is not GateState.Passed).Any())
                    {
                        return false;
                    }
                }

                return true;
            }, iter: 2000);
    }

    [Fact]
    public void Finding_says_why_names_what_is_missing_and_covers_what_was_not_asked()
    {
        var states = new GateState[3];
        var worker = Guid.CreateVersion7();

        var none = Finding.Of(Set, new SampleFacts { Certified = false }, worker, "SIO", new("SIO", "SIO"), null, states).ToList();
        var unknown = Finding.Of(Set, new SampleFacts { Certified = true }, worker, "SIO", new("SIO", "SIO"), null, states).ToList();

        var held = Assert.Single(none);
        Assert.Equal((Outcome.NonCompliant, "Tidak ada"), (held.Outcome, held.Text.Id));
        Assert.Equal(["SCORED", "SHARE"], held.Covers.Select(g => g.Code));
        Assert.Equal("{\"Certified\":false}", held.Evidence);
        Assert.Equal([Outcome.Compliant, Outcome.Undetermined], unknown.Select(f => f.Outcome));
        Assert.Equal("Belum diketahui: Nilai.", unknown[1].Text.Id);
        Assert.Equal("Not known: Score.", unknown[1].Text.En);
        Assert.Equal(["SHARE"], unknown[1].Covers.Select(g => g.Code));
    }

    [Fact]
    public void Evidence_gives_the_same_states_again()
    {
        var set = Set;
        var (first, second) = (new GateState[3], new GateState[3]);
        var row = set.Row(new SampleFacts { Certified = true, Score = 69.999m, Workers = 3 });

        set.Judge(row, first);
        set.Judge(set.RowOf(set.Evidence(row)), second);

        Assert.Equal([GateState.Passed, GateState.Failed, GateState.NotAsked], first);
        Assert.Equal(first, second);
    }
}
