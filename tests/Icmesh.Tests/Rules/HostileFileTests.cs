using System.Diagnostics;
using System.Text;
using Icmesh.Rules.Reading;

namespace Icmesh.Tests.Rules;

/// <summary>Files that people or machines spoil: each is refused with its code, its place and a sentence in both languages.</summary>
[Trait("Category", "Security")]
public class HostileFileTests
{
    public static TheoryData<string, string, string, string> Texts => new()
    {
        { "01 empty", "", "F001", "The file is empty." },
        { "01 blank", " \n\t", "F001", "The file is empty." },
        { "02 null", "null", "F001", "The file has no content." },
        { "03 list", "[]", "F006", "Expected an object { } at the top." },
        { "04 cut off", SampleBook.Good[..700], "F002", "JSON ends too early at line" },
        { "05 two documents", SampleBook.Good + "\n{}", "F002", "Text after the end of the JSON." },
        { "06 line comment", SampleBook.With("\"header\"", "// comment\n\"header\""), "F002", "Comments are not allowed; use \"note\"." },
        { "06 block comment", SampleBook.With("\"header\"", "/* comment */ \"header\""), "F002", "Comments are not allowed; use \"note\"." },
        { "07 trailing comma", SampleBook.With("\"weight\": 40 }\n", "\"weight\": 40 },\n"), "F002", "Remove the comma before ]." },
        { "08 key twice", SampleBook.With("\"weight\": 35.5", "\"weight\": 1, \"weight\": 35.5"), "F003", "\"weight\" appears twice." },
        { "09 unknown key", SampleBook.With("\"weight\": 35.5", "\"wieght\": 35.5"), "F004", "Unknown \"wieght\". Did you mean \"weight\"?" },
        { "10 wrong case", SampleBook.With("\"code\": \"LAG\"", "\"Code\": \"LAG\""), "F004", "Write exactly \"code\"" },
        { "11 missing name", SampleBook.With("\"WorkflowName\": \"sample\",", ""), "F005", "\"WorkflowName\" is missing." },
        { "12 null list", Shortened("\"Rules\": null"), "F005", "\"Rules\" must be a list." },
        { "13 empty rule", Shortened("\"Rules\": [null]"), "F006", "Aturan 1 is empty." },
        { "14 no rules", Shortened("\"Rules\": []"), "F020", "No rules; the live version stays." },
        { "15 quoted number", SampleBook.With("\"weight\": 35.5", "\"weight\": \"35.5\""), "F006", "\"weight\" must be a number without quotes." },
        { "16 decimal comma", SampleBook.With("\"weight\": 35.5", "\"weight\": 35,5"), "F002", "Use a point: 35.5." },
        { "17 not a number", SampleBook.With("\"weight\": 35.5", "\"weight\": NaN"), "F002", "NaN is not a number in JSON." },
        { "17 infinite", SampleBook.With("\"weight\": 35.5", "\"weight\": Infinity"), "F002", "Infinity is not a number in JSON." },
        { "18 huge", SampleBook.With("\"weight\": 35.5", "\"weight\": 1e400"), "F008", "Number \"weight\" out of range" },
        { "18 too many digits", SampleBook.With("\"weight\": 35.5", "\"weight\": 35.50000000000000000000000000000000"), "F008", "Number \"weight\" out of range" },
        { "19 negative", SampleBook.With("\"weight\": 35.5", "\"weight\": -10"), "F008", "\"weight\" must be between 0.0001 and 100." },
        { "20 sum 99.99", SampleBook.With("\"weight\": 35.5", "\"weight\": 35.49"), "F014", "Weights sum to 99.99; must be exactly 100." },
        { "20 sum 101", SampleBook.With("\"weight\": 35.5", "\"weight\": 36.5"), "F014", "Weights sum to 101.0; must be exactly 100." },
        { "21 unknown word", SampleBook.With("\"undetermined\"", "\"undetermind\""), "F007", "\"undetermind\" is not known; use worst, undetermined, notNeeded. Did you mean \"undetermined\"?" },
        { "22 number for a word", SampleBook.With("\"undetermined\"", "99"), "F007", "use worst, undetermined, notNeeded." },
        { "23 no such day", SampleBook.With("\"2026-01-01\"", "\"2026-02-30\""), "F015", "The date 2026-02-30 does not exist in the calendar." },
        { "24 day first", SampleBook.With("\"2026-01-01\"", "\"24/11/2026\""), "F015", "write dates as 2026-11-24." },
        { "26 code twice", SampleBook.With("\"RuleName\": \"FINDINGS\"", "\"RuleName\": \"RATE\""), "F013", "Code \"RATE\" is used by line" },
        { "27 unknown grade", SampleBook.With("\"capScore\": 59", "\"capGrade\": \"GOOOD\""), "F016", "\"GOOOD\" does not exist. Did you mean \"GOOD\"?" },
        { "28 circle", SampleBook.With("\"grades\":", "\"WorkflowsToInject\": [\"sample\"], \"grades\":"), "F004", "belongs to the rule engine and is closed here" },
        { "29 gap", SampleBook.With("f.OpenFindings > 1 && f.OpenFindings <= 5", "f.OpenFindings > 2 && f.OpenFindings <= 5"), "F019", "FINDINGS: gap between 1 and 3, no band for OpenFindings = 2." },
        { "30 overlap", SampleBook.With("f.OpenFindings > 1 && f.OpenFindings <= 5", "f.OpenFindings >= 1 && f.OpenFindings <= 5"), "F019", "1 is in two bands: FINDINGS.2 contains it, but FINDINGS.1 takes it first." },
        { "31 type", SampleBook.With("\"header\":", "\"$type\": \"System.IO.FileInfo\", \"header\":"), "F004", "Unknown \"$type\"." },
        { "32 prototype", SampleBook.With("\"header\":", "\"__proto__\": {}, \"header\":"), "F004", "Unknown \"__proto__\"." },
        { "33 deep", new string('[', 100), "F002", "Nested deeper than 16." },
        { "33 deep inside", SampleBook.With("\"reason\": \"Uji\"", $"\"reason\": {new string('[', 40)}{new string(']', 40)}"), "F002", "Nested deeper than 16." },
        { "34 long text", SampleBook.With("\"HSE\"", $"\"{new string('x', 5000)}\""), "F009", "\"author\" is longer than 500 characters." },
        { "37 half a character", SampleBook.With("\"HSE\"", "\"\\ud800\""), "F010", "Broken character in \"author\"." },
        { "38 yaml", "WorkflowName: sample\nRules: []", "F002", "This is not JSON." },
        { "38 html", "<!doctype html><html></html>", "F002", "This is not JSON." },
        { "40 many rules", Shortened($"\"Rules\": [{string.Join(',', Enumerable.Repeat("{}", 10_000))}]"), "F018", "At most 500 rules." },
        { "One language alone", SampleBook.With(", \"en\": \"per 1,000,000 hours\"", ""), "F005", "\"en\" is missing." },
        { "Number for words", SampleBook.With("\"unit\": \"temuan\"", "\"unit\": 7"), "F006", "\"unit\" must be a text in quotes." },
        { "Single quotes", SampleBook.With("\"HSE\"", "'HSE'"), "F002", "Write texts in double quotes" },
        { "Lower-case operator", SampleBook.With("\"Operator\": \"Or\"", "\"Operator\": \"or\""), "F007", "use Or. Did you mean \"Or\"?" },
        { "Switched off", SampleBook.With("\"RuleName\": \"FINDINGS\",", "\"RuleName\": \"FINDINGS\", \"Enabled\": false,"), "F033", "only for an indicator with \"noDataSource\"" },
        { "Ends before it begins", SampleBook.With("\"effectiveTo\": null", "\"effectiveTo\": \"2025-12-31\""), "F015", "\"effectiveTo\" is before \"effectiveFrom\"." },
        { "Actions", SampleBook.With("\"Expression\": \"f.Deaths > 0\",", "\"Expression\": \"f.Deaths > 0\", \"Actions\": {},"), "F004", "belongs to the rule engine and is closed here" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Spoilt_text_is_refused_with_code_and_sentence(string row, string json, string code, string sentence)
    {
        var file = SampleFacts.Compile(json);

        Assert.Null(file.Scorecard);
        var problem = Assert.Single(file.Problems.Where(p => p.Code == code && p.Text.En.Contains(sentence, StringComparison.Ordinal)).Take(1));
        Assert.NotEqual("", problem.Text.Id);
        Assert.True(problem.Text.Id != problem.Text.En, row);
        Assert.StartsWith("rules/scorecards/sample.json", problem.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Bytes => new()
    {
        { "34 larger than the limit is still read as bytes", [.. Encoding.UTF8.GetBytes(SampleBook.Good), .. Encoding.UTF8.GetBytes("x")], "F002" },
        { "36 UTF-16 with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(SampleBook.Good)], "F010" },
        { "36 UTF-16 without mark", Encoding.Unicode.GetBytes(SampleBook.Good), "F010" },
        { "36 Latin-1", Encoding.Latin1.GetBytes(SampleBook.With("HSE", "Né")), "F010" },
        { "36 zeros", new byte[4096], "F010" },
        { "36 zero inside", [.. Encoding.UTF8.GetBytes(SampleBook.Good[..300]), 0, .. Encoding.UTF8.GetBytes(SampleBook.Good[300..])], "F010" },
        { "38 picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "F002" },
    };

    [Theory]
    [MemberData(nameof(Bytes))]
    public void Spoilt_bytes_are_refused(string row, byte[] bytes, string code)
    {
        var file = SampleFacts.Compile(bytes);

        Assert.Null(file.Scorecard);
        Assert.True(file.Problems.Any(p => p.Code == code), $"{row}: {string.Join('\n', file.Problems)}");
    }

    [Fact]
    public void Byte_order_mark_is_no_fault_and_moves_no_column()
    {
        var file = SampleFacts.Compile([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(SampleBook.Good)]);
        var spoilt = SampleFacts.Compile([0xEF, 0xBB, 0xBF, .. "{ \"x\": 1 }"u8]);

        Assert.True(file.MayGoLive);
        Assert.Contains(spoilt.Problems, p => p is { Code: "F004", Line: 1, Column: 3 });
    }

    [Fact]
    public void Place_is_counted_in_characters_through_accents_and_escapes()
    {
        var json = SampleBook.With("\"f.OpenFindings <= 1\"", "\"\\u0066.Nope <= 1\"").Replace("\"RuleName\": \"FINDINGS.1\"", "\"note\": \"é…\", \"RuleName\": \"FINDINGS.1\"", StringComparison.Ordinal);

        var problem = SampleFacts.Compile(json).Problems.First(p => p.Code == "R201");

        var line = json.Split('\n')[problem.Line - 1];
        Assert.Equal("FINDINGS", problem.Rule);
        Assert.StartsWith("Nope", line[(problem.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_plain_files_of_a_bounded_size_are_opened()
    {
        var folder = Directory.CreateTempSubdirectory("icmesh-rules-").FullName;
        try
        {
            var good = Path.Combine(folder, "good.json");
            File.WriteAllText(good, SampleBook.Good);
            File.WriteAllText(Path.Combine(folder, "empty.json"), "");
            File.WriteAllText(Path.Combine(folder, "large.json"), new string(' ', (RuleFile.MaxKib << 10) + 1));
            Directory.CreateDirectory(Path.Combine(folder, "folder.json"));
            File.CreateSymbolicLink(Path.Combine(folder, "link.json"), good);
            Directory.CreateDirectory(Path.Combine(folder, "real"));
            File.Copy(good, Path.Combine(folder, "real", "inside.json"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "linked"), Path.Combine(folder, "real"));

            string? Code(string name) => RuleFile.Read(folder, Path.Combine(folder, name)).Problem?.Code;

            Assert.Null(Code("good.json"));
            Assert.Null(Code("empty.json"));
            Assert.Equal("F009", Code("large.json"));
            Assert.Equal("F011", Code("folder.json"));
            Assert.Equal("F011", Code("link.json"));
            Assert.Equal("F011", Code("linked/inside.json"));
            Assert.Equal("F012", Code("absent.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public void Pipe_is_refused_without_being_opened()
    {
        Skip.IfNot(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "There are no named pipes in folders here.");
        var folder = Directory.CreateTempSubdirectory("icmesh-rules-").FullName;
        try
        {
            using var made = Process.Start("mkfifo", Path.Combine(folder, "pipe.json"));
            made.WaitForExit();

            var (source, problem) = RuleFile.Read(folder, Path.Combine(folder, "pipe.json"));

            Assert.Null(source);
            Assert.Equal("F011", problem!.Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Shortened(string rules)
    {
        var start = SampleBook.Good.IndexOf("\"Rules\": [", StringComparison.Ordinal);
        return SampleBook.Good[..start] + rules + ", \"cases\": [] }";
    }
}
