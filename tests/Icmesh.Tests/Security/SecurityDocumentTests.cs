using System.Text.RegularExpressions;
using Icmesh.Tests.Security.Faults;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Security;

/// <summary>What docs/security.md says is there, and what is there stands in it.</summary>
[Trait("Category", "Security")]
public sealed partial class SecurityDocumentTests
{
    private const int Abuses = 27;

    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));

    private static readonly Dictionary<string, Type> Tests = typeof(SecurityDocumentTests).Assembly.GetTypes().Where(t => t.Name.EndsWith("Tests", StringComparison.Ordinal)).ToDictionary(t => t.Name);

    [Fact]
    public void Each_abuse_has_code_and_tests_or_is_said_to_be_open()
    {
        var rows = Abuse().Matches(Text);

        Assert.Equal(Enumerable.Range(1, Abuses), rows.Select(r => int.Parse(r.Groups[1].Value, null)));
        Assert.DoesNotContain(rows.Select(r => r.Value), r => r.Contains("| – |", StringComparison.Ordinal) && !r.Contains("Not built yet", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_that_it_names_is_there() => Assert.All(Paths().Matches(Text).Select(m => m.Groups[1].Value).Where(p => !p.StartsWith("artifacts/", StringComparison.Ordinal)),
        path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var named = TestNames().Matches(Text);

        Assert.True(named.Count > Abuses);
        Assert.Empty(named.Where(m => !Tests.TryGetValue(m.Groups[1].Value, out var type) || m.Groups[2].Value is { Length: > 0 } method && type.GetMethod(method) is null).Select(m => m.Value));
    }

    [Fact]
    public void Its_table_of_faults_is_the_list_of_them()
    {
        var written = Fault().Matches(Text).Select(m => (m.Groups[1].Value, m.Groups[2].Value));

        Assert.Equal(SeededFaults.All.Select(f => (f.Name, f.Check.Name.Split(' ')[0])), written);
    }

    /// <summary>Whoever asks for the security part gets all of it.</summary>
    [Fact]
    public void What_it_names_and_what_lies_in_these_folders_is_of_the_category()
    {
        var named = TestNames().Matches(Text).Select(m => Tests[m.Groups[1].Value]);
        var here = Tests.Values.Where(t => t.Namespace is { } at && (at.StartsWith(typeof(SecurityDocumentTests).Namespace!, StringComparison.Ordinal) || Folders.Contains(at.Split('.')[^1])));

        Assert.Empty(named.Concat(here).Distinct().Where(t => !IsSecurity(t)).Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    private static readonly string[] Folders = ["Accounts", "Activity", "Attachments", "Privacy", "Tokens"];

    private static bool IsSecurity(Type tests) => tests.GetCustomAttributesData().Any(a => a.AttributeType == typeof(TraitAttribute) && a.ConstructorArguments is [{ Value: "Category" }, { Value: "Security" }]);

    [GeneratedRegex(@"(?m)^\| (\d+) \|.*$")]
    private static partial Regex Abuse();

    [GeneratedRegex(@"(?m)^\| ([a-z][^|]*) \| `(\w+\.\w+)` \|$")]
    private static partial Regex Fault();

    [GeneratedRegex(@"`([\w.]+/[\w./]+|\w+\.txt)`")]
    private static partial Regex Paths();

    [GeneratedRegex(@"`(\w+Tests)(?:\.(\w+))?`")]
    private static partial Regex TestNames();
}
