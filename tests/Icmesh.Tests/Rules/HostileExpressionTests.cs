using System.Diagnostics;
using Icmesh.Rules.Guarding;

namespace Icmesh.Tests.Rules;

/// <summary>Expressions that kill, open or deceive the rule engine when they reach it. None does.</summary>
[Trait("Category", "Security")]
public class HostileExpressionTests
{
    private static readonly ExpressionGuard Guard = new(SampleFacts.Catalogue);

    private static string Times(string part, int count, string end = "") => string.Concat(Enumerable.Repeat(part, count)) + end;

    public static TheoryData<string, string, string, int> Reaching => new()
    {
        { "43 parentheses", Times("(", 1800), "R104", 24 },
        { "43 parentheses beyond the length", Times("(", 20_000), "R102", 2000 },
        { "44 iif", Times("iif(true, ", 3000), "R102", 2000 },
        { "44 few iif", Times("iif(true,", 20, "f.Score") + Times(",1)", 20) + " > 1", "R104", -1 },
        { "45 choices", Times("true ? ", 50_000), "R102", 2000 },
        { "45 one choice", "f.Certified ? true : false", "R106", 12 },
        { "46 not", Times("!", 200_000, "true"), "R102", 2000 },
        { "46 some not", Times("!", 100, "f.Certified"), "R105", 2 },
        { "46 minus", "f.Score > " + Times("-", 100, "1"), "R105", 12 },
        { "46 and", Times("f.Certified&&", 10_000, "true"), "R102", 2000 },
        { "47 PadLeft", "f.Name.PadLeft(2000000000).Length > 0", "R301", 7 },
        { "48 Replace", "f.Name.Replace(\"a\", f.Name.PadLeft(50000000)).Length > 0", "R301", 7 },
        { "49 Format", "String.Format(\"{0:D999999999}\", 1).Length > 0", "R301", 0 },
        { "50 Range", "Enumerable.Range(0,2147483647).Sum(x => 1) > 0", "R106", 37 },
        { "50 Range without lambda", "Enumerable.Range(0, 2147483647).Count() > 0", "R201", 0 },
        { "51 GetType", "\"\".GetType().Assembly.DefinedTypes.Any()", "R301", 3 },
        { "51 GetType of facts", "f.GetType().Assembly.Location != \"\"", "R301", 2 },
        { "52 typeof", "typeof(System.IO.File).Name == \"File\"", "R201", 0 },
        { "53 Process", "System.Diagnostics.Process.Start(\"id\") != null", "R201", 0 },
        { "54 new", "new System.Diagnostics.Process() != null", "R201", 0 },
        { "55 Exit", "Environment.Exit(1) == null", "R201", 0 },
        { "56 method", "f.Danger() == \"called\"", "R201", 2 },
        { "57 dictionary", "f.M.TryAdd(\"x\", 1m)", "R201", 2 },
        { "57 base property", "f.Known0 > 0", "R201", 2 },
        { "58 Uri", "Uri(\"file:///etc/passwd\").IsFile", "R301", 0 },
        { "59 Convert", "Convert.FromBase64String(\"QUFB\") != null", "R301", 0 },
        { "60 Now", "DateTime.Now > f.Score", "R301", 0 },
        { "60 UtcNow", "DateTimeOffset.UtcNow > f.Score", "R301", 0 },
        { "61 NewGuid", "Guid.NewGuid() != Guid.NewGuid()", "R301", 0 },
    };

    public static TheoryData<string, string, string, int> Misleading => new()
    {
        { "62 divide by a fact that can be zero", "f.OpenFindings / f.Zero > 1", "R301", 17 },
        { "62 modulo", "10 % f.Zero == 1", "R301", 3 },
        { "63 divide by zero", "f.Ratio / 0 > 1", "R301", 8 },
        { "63 divide by a sum", "f.Ratio / (f.Workers - 1) > 1", "R301", 8 },
        { "65 infinite literal", "f.OpenFindings == 1e999", "R204", 18 },
        { "65 long literal", "f.Score == " + Times("9", 29), "R204", 11 },
        { "65 suffix", "f.Score == 1m", "R204", 11 },
        { "65 hexadecimal", "f.Score == 0x1F", "R204", 11 },
        { "67 All", "f.Name.All(true)", "R302", 7 },
        { "68 Value", "f.Mcu.Value > 3", "R301", 6 },
        { "68 Length", "f.Name.Length > 0", "R301", 7 },
        { "69 First", "f.Name.First(true)", "R301", 7 },
        { "69 index", "f.Name[5] == \"x\"", "R106", 6 },
        { "70 unknown", "f.Nope > 3", "R201", 2 },
        { "71 letter case", "f.openfindings == 3", "R201", 2 },
        { "71 without f", "OpenFindings == 3", "R201", 0 },
        { "72 single equals", "f.OpenFindings = 3", "R107", 15 },
        { "73 text with number", "f.Name > 5", "R202", 0 },
        { "73 single quotes", "f.Name == 'x'", "R202", 10 },
        { "74 quoted number", "f.Score >= \"70\"", "R202", 11 },
        { "74 quoted percentage", "f.Score >= \"70%\"", "R202", 11 },
        { "75 no date", "f.Score > \"2026-13-45\"", "R203", 10 },
        { "75 day first", "f.Score > \"24/11/2026\"", "R203", 10 },
        { "76 no day", "f.Score > DateTime(2026,2,30)", "R203", 10 },
        { "76 a day", "f.Score > DateTime(2026,2,28)", "R301", 10 },
        { "77 Cyrillic", "f.\u041EpenFindings == 3", "R103", 2 },
        { "77 zero width", "f.Open\u200BFindings == 3", "R103", 6 },
        { "77 full width", "f.Score \uFF1D 3", "R103", 8 },
        { "77 right to left", "f.Name == \"a\u202Eb\"", "R103", 12 },
        { "78 culture", "f.Name.ToLower() == \"x\"", "R301", 7 },
        { "Lambda", "f.Workers.Any(x => x > 1)", "R106", 16 },
        { "Empty", "   ", "R101", 0 },
        { "Decimal comma", "f.Score <= 2,5", "R109", 11 },
        { "Percent", "f.Score >= 95%", "R301", 13 },
        { "Chain", "0 < f.Score < 1", "R202", -1 },
        { "Open text", "f.RiskClass == \"LOW", "R108", 15 },
        { "Open parenthesis", "(f.Score > 1", "R110", 0 },
        { "Closed parenthesis", "f.Score > 1)", "R110", 11 },
        { "Number alone", "f.Score + 1", "R202", 0 },
        { "Unknown word of a fact", "f.RiskClass == \"Low\"", "R205", 15 },
        { "Text order", "f.RiskClass >= \"LOW\"", "R202", -1 },
        { "Text with text", "f.Name == f.RiskClass", "R202", 0 },
        { "Outside the range", "f.Score > 150", "R206", 0 },
        { "Units", "f.HoursWorked > f.Rate", "R207", 0 },
        { "Sum of units", "f.HoursWorked + f.Rate > 1", "R207", 0 },
        { "No fact", "false", "R303", 0 },
        { "Two constants", "f.Certified && 95 / 100 >= 0.9", "R303", 0 },
        { "Null", "f.Mcu == null", "R202", 9 },
        { "Single and", "f.Certified & f.Certified", "R106", 12 },
        { "Braces", "f.Score > {1}", "R106", 10 },
        { "Power", "f.Score ^ 2 > 1", "R106", 8 },
        { "Context", "it.Score > 1", "R301", 0 },
        { "Escape", "f.Name == \"\\u0041\"", "R103", 11 },
    };

    [Theory]
    [MemberData(nameof(Reaching))]
    [MemberData(nameof(Misleading))]
    public void Hostile_expression_is_refused_with_code_and_place(string row, string expression, string code, int position)
    {
        var started = Stopwatch.GetTimestamp();

        var fault = Assert.Throws<ExpressionFault>(() => Guard.Read(expression));

        Assert.True(code == fault.Problem.Code, $"{row}: {fault.Problem.Code} {fault.Problem.Text.En}");
        Assert.True(position < 0 || fault.Position == position, $"{row}: position {fault.Position}");
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5), row);
        Assert.NotEqual(fault.Problem.Text.Id, fault.Problem.Text.En);
    }

    public static TheoryData<string> Accepted =>
    [
        "f.Score >= 70",
        "f.Score > 0.1 + 0.2",
        "!(f.Mcu > 3)",
        "f.OpenFindings + 2147483647 > 0",
        "f.Trained * 100 / f.Workers >= 95",
        "f.Ratio / 2 > 30",
        "(f.OpenFindings > 1) == (f.Score > 1)",
        "f.Certified and f.Score > 70 or not f.Certified",
        "iif(f.Score > 50, f.Ratio, 1) > 0.5",
        "f.RiskClass == \"LOW\" && f.Score >= 70",
        "\"LOW\" != f.RiskClass",
        "-f.Mcu < -3.5",
        "f.Name == \"PT Maju é\"",
        "true",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Honest_expression_is_accepted(string expression) => Assert.Equal(typeof(bool), Guard.Read(expression).Tree.Type);

    [Fact]
    public void Sentence_names_the_nearest_fact_and_the_remedy()
    {
        Assert.Contains("Did you mean \"OpenFindings\"?", Problem("f.openfindings == 3"), StringComparison.Ordinal);
        Assert.Contains("Write f.OpenFindings.", Problem("OpenFindings == 3"), StringComparison.Ordinal);
        Assert.Contains("→ f.OpenFindings == 3", Problem("f.OpenFindings = 3"), StringComparison.Ordinal);
        Assert.Contains("Remove the quotes around 70.", Problem("f.Score >= \"70\""), StringComparison.Ordinal);
        Assert.Contains("Use a point: 2.5.", Problem("f.Score <= 2,5"), StringComparison.Ordinal);
        Assert.Contains("U+041E", Problem("f.\u041EpenFindings == 3"), StringComparison.Ordinal);
        Assert.Contains("Did you mean \"LOW\"?", Problem("f.RiskClass == \"Low\""), StringComparison.Ordinal);
    }

    private static string Problem(string expression) => Assert.Throws<ExpressionFault>(() => Guard.Read(expression)).Problem.Text.En;
}
