namespace Icmesh.Tests.Rules;

/// <summary>Fourteen mistakes of the kind that people make, all in one file: each is named with its place.</summary>
public class SeededMistakeTests
{
    private static readonly (string Right, string Wrong, string Code, string At)[] Mistakes =
    [
        ("f.OpenFindings <= 1\"", "f.OpenFindigns <= 1\"", "R201", "OpenFindigns <= 1"),
        ("f.Rate <= 2.5 ||", "f.Rate <= 2,5 ||", "R109", "2,5 ||"),
        ("f.OpenFindings > 5\"", "f.OpenFindings.GetType() != null\"", "R301", "GetType()"),
        ("&& f.Certified\"", "&& f.Score * 100 / f.OpenFindings >= 90\"", "R301", "f.OpenFindings >= 90"),
        ("f.RiskClass == \\\"LOW\\\"", "f.RiskClass == \\\"Low\\\"", "R205", "\\\"Low"),
        ("f.Trained * 100 / f.Workers >= 80", "f.Trained * 100 / f.Workers >= 97", "F024", "\"f.Trained * 100 / f.Workers >= 97"),
        ("\"weight\": 24.5", "\"weihgt\": 24.5", "F004", "\"weihgt\""),
        ("\"RuleName\": \"RISK\", \"Operator\": \"Or\"", "\"RuleName\": \"RISK\", \"Operator\": \"or\"", "F007", "\"or\""),
        ("\"category\": \"LEAD\", \"weight\": 20", "\"category\": \"LED\", \"weight\": 20", "F016", "\"LED\", \"weight\": 20"),
        ("\"RuleName\": \"RISK.3\"", "\"RuleName\": \"RISK.2\"", "F013", "\"RISK.2\", \"Expression\": \"true\""),
        ("\"effectiveFrom\": \"2026-01-01\"", "\"effectiveFrom\": \"01/01/2026\"", "F015", "\"01/01/2026\""),
        ("f.Deaths > 0", "f.Deaths = 1", "R107", "= 1"),
        ("\"points\": 62.5", "\"points\": \"62.5\"", "F006", "\"62.5\""),
        ("\"code\": \"POOR\", \"from\": 60", "\"code\": \"POOR\", \"from\": 75", "F026", "{ \"code\": \"POOR\""),
    ];

    [Fact]
    public void Every_mistake_of_a_file_full_of_them_is_reported_with_line_and_column()
    {
        var json = Mistakes.Aggregate(SampleBook.Good, (text, m) =>
        {
            Assert.Contains(m.Right, text, StringComparison.Ordinal);
            return text.Replace(m.Right, m.Wrong, StringComparison.Ordinal);
        });

        var found = SampleFacts.Compile(json);

        Assert.Null(found.Scorecard);
        var lines = json.Split('\n');
        foreach (var (_, wrong, code, at) in Mistakes)
        {
            Assert.True(
                found.Problems.Any(p => p.Code == code && lines[p.Line - 1][(p.Column - 1)..].StartsWith(at, StringComparison.Ordinal)),
                $"{code} at {at} ({wrong})\n{string.Join('\n', found.Problems)}");
        }
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7)]
    [InlineData(8), InlineData(9), InlineData(10), InlineData(11), InlineData(12), InlineData(13)]
    public void Each_mistake_alone_is_enough_to_refuse_the_file(int number)
    {
        var (right, wrong, code, _) = Mistakes[number];

        var found = SampleFacts.Compile(SampleBook.With(right, wrong));

        Assert.Null(found.Scorecard);
        Assert.Contains(found.Problems, p => p.Code == code);
    }
}
