using Icmesh.Kernel.Facts;
using Icmesh.Rules;
using Icmesh.Rules.Commands;
using Icmesh.Rules.Reading;
using Icmesh.Rules.Writing;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace Icmesh.Tests.Rules;

/// <summary>What is generated into <c>rules/</c> is what the program would write today.</summary>
public class GeneratedFilesTests : IClassFixture<IcmeshApp>
{
    private readonly FactCatalogue _catalogue;
    private readonly RuleKinds _kinds;

    public GeneratedFilesTests(IcmeshApp app) =>
        (_catalogue, _kinds) = (app.Services.GetRequiredService<FactCatalogue>(), app.Services.GetRequiredService<RuleKinds>());

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Rules, .. path])).ReplaceLineEndings("\n");

    [Fact]
    public void Fact_list_is_up_to_date() => Assert.Equal(FactsDocument.Write(_kinds), Read("FACTS.md"));

    [Fact]
    public void Schemas_are_up_to_date_and_none_is_left_over()
    {
        var schemas = FactsCommand.SchemasOf(_kinds).ToList();

        Assert.All(schemas, s => Assert.Equal(s.Content, Read("schema", s.File)));
        Assert.Equal(schemas.Select(s => s.File).Order(StringComparer.Ordinal), Directory.GetFiles(Path.Combine(Repository.Rules, "schema")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Schema_of_each_table_and_of_each_file_of_gates_accepts_the_shipped_file()
    {
        var files = _kinds.Tables.Select(t => (t.Path, Schema: TableSchema.Write(t))).Concat(_kinds.Gates.Select(g => (g.Path, GatesSchema.Write(g)))).ToList();

        Assert.NotEmpty(files);
        foreach (var (path, schema) in files)
        {
            Assert.Empty((await JsonSchema.FromJsonAsync(schema)).Validate(Read([.. $"{path}.json".Split('/')])));
        }
    }

    /// <summary>All that ships is checked with its own cases, whoever brings it.</summary>
    [Fact]
    public void Every_shipped_file_may_go_live_and_somebody_reads_it()
    {
        foreach (var file in RuleFile.Find(Repository.Rules))
        {
            var source = RuleFile.Read(Repository.Rules, file).Source!;
            Assert.True(_kinds.Knows(source.Path), $"{source.File}: nobody reads it");
            var found = _kinds.Compile(source);
            Assert.Equal("", string.Join('\n', found.Problems));
            Assert.True(found.MayGoLive);
        }
    }

    [Fact]
    public async Task Schema_accepts_the_shipped_scorecard_and_underlines_mistakes()
    {
        var schema = await JsonSchema.FromJsonAsync(ScorecardSchema.Write(_catalogue));
        var good = Read("scorecards", "k3lh.json");

        Assert.Empty(schema.Validate(good));
        Assert.NotEmpty(schema.Validate(good.Replace("\"value\": \"Trifr\"", "\"value\": \"Trfir\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(good.Replace("\"weight\": 12", "\"wieght\": 12", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(good.Replace("\"Operator\": \"Or\"", "\"Operator\": \"or\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_fact_is_listed_with_both_meanings()
    {
        var text = FactsDocument.Write(_kinds);

        Assert.All(_catalogue.All, f => Assert.Contains($"| `{f.Name}` |", text, StringComparison.Ordinal));
        Assert.All(_catalogue.All, f => Assert.Contains($"{f.Meaning.Id} | {f.Meaning.En} |", text, StringComparison.Ordinal));
    }

    /// <summary>The worked example of <c>rules/README.md</c> is carried out, so that it stays true.</summary>
    [Fact]
    public void Worked_example_of_the_readme_passes_the_check()
    {
        var json = Read("scorecards", "k3lh.json");
        var third = json.IndexOf("\"TRIFR.3\"", StringComparison.Ordinal);
        var edited = json[..third] + json[third..].Replace("f.Trifr <= 4", "f.Trifr <= 3", StringComparison.Ordinal);
        var bytes = System.Text.Encoding.UTF8.GetBytes(edited);

        var without = ScorecardCompiler.Compile(new("scorecards/k3lh", "rules/scorecards/k3lh.json", bytes), _catalogue);
        var with = ScorecardCompiler.Compile(
            new("scorecards/k3lh", "rules/scorecards/k3lh.json", System.Text.Encoding.UTF8.GetBytes(edited.Replace("\"TRIFR\": 60, \"SR\": 100, \"grade\": \"GOOD\", \"outcome\"", "\"TRIFR\": 30, \"SR\": 100, \"grade\": \"FAIR\", \"outcome\"", StringComparison.Ordinal))), _catalogue);

        Assert.Contains(without.Problems, p => p.Code == "F031");
        Assert.Equal("", string.Join('\n', with.Problems));
    }
}
