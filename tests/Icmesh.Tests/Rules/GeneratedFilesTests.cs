using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Writing;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace Icmesh.Tests.Rules;

/// <summary>What is generated into <c>rules/</c> is what the program would write today.</summary>
public class GeneratedFilesTests : IClassFixture<IcmeshApp>
{
    private readonly FactCatalogue _catalogue;
    private readonly IReadOnlyList<RuleTableKind> _tables;

    public GeneratedFilesTests(IcmeshApp app) =>
        (_catalogue, _tables) = (app.Services.GetRequiredService<FactCatalogue>(), [.. app.Services.GetServices<RuleTableKind>()]);

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository.Rules, .. path])).ReplaceLineEndings("\n");

    [Fact]
    public void Fact_list_is_up_to_date() => Assert.Equal(FactsDocument.Write(_catalogue), Read("FACTS.md"));

    [Fact]
    public void Schema_is_up_to_date() => Assert.Equal(ScorecardSchema.Write(_catalogue), Read("schema", "scorecard.schema.json"));

    [Fact]
    public async Task Schema_of_each_table_is_up_to_date_and_accepts_the_shipped_file()
    {
        Assert.NotEmpty(_tables);
        foreach (var table in _tables)
        {
            var schema = TableSchema.Write(table);
            Assert.Equal(schema, Read("schema", TableSchema.FileOf(table)));
            Assert.Empty((await JsonSchema.FromJsonAsync(schema)).Validate(Read([.. $"{table.Path}.json".Split('/')])));
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
        var text = FactsDocument.Write(_catalogue);

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

        var without = Icmesh.Rules.ScorecardCompiler.Compile(new("scorecards/k3lh", "rules/scorecards/k3lh.json", bytes), _catalogue);
        var with = Icmesh.Rules.ScorecardCompiler.Compile(
            new("scorecards/k3lh", "rules/scorecards/k3lh.json", System.Text.Encoding.UTF8.GetBytes(edited.Replace("\"TRIFR\": 60, \"SR\": 100, \"grade\": \"GOOD\", \"outcome\"", "\"TRIFR\": 30, \"SR\": 100, \"grade\": \"FAIR\", \"outcome\"", StringComparison.Ordinal))), _catalogue);

        Assert.Contains(without.Problems, p => p.Code == "F031");
        Assert.Equal("", string.Join('\n', with.Problems));
    }
}
