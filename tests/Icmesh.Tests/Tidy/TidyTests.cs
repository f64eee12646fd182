using Icmesh.Host;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Tidy;

public class TidyTests
{
    private static readonly Dictionary<string, int> None = [];

    [Fact]
    public void Files_are_small() => Assert.Empty(TidyRules.Files(Repository.Files, Allowances.Files));

    [Fact]
    public void Members_are_short() => Assert.Empty(TidyRules.LongMembers(Repository.Files, Allowances.Members));

    [Fact]
    public void Constructors_ask_for_little()
    {
        var assemblies = Modules.All.Select(m => m.GetType().Assembly)
            .Append(typeof(HostApplication).Assembly).Append(typeof(Kernel.Data.ModuleDb).Assembly).Append(System.Reflection.Assembly.Load("Icmesh.Ui"));

        Assert.Empty(TidyRules.Constructors(assemblies.SelectMany(a => a.GetTypes()), Allowances.Constructors));
    }

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Empty(TidyRules.Reminders(Repository.Files));

    [Fact]
    public void Nobody_reads_the_machines_clock() => Assert.Empty(TidyRules.Clocks(Repository.Files));

    [Fact]
    public void No_page_carries_script_or_style_of_its_own() => Assert.Empty(TidyRules.Inline(Repository.Files));

    [Fact]
    public void No_file_names_a_path_of_somebodys_machine() => Assert.Empty(TidyRules.MachinePaths(Repository.Files));

    [Fact]
    public void Text_files_end_with_a_line_feed() => Assert.Empty(TidyRules.Endings(Repository.Files));

    [Fact]
    public void The_repository_is_really_read()
    {
        Assert.Contains(Repository.Files, f => f.Path == "src/Host/Program.cs");
        Assert.Contains(Repository.Files, f => f is { IsGenerated: true });
        Assert.Contains(Repository.Files, f => f.IsRazor);
    }

    [Theory]
    [InlineData("src/Kernel/A.cs", 301)]
    [InlineData("src/Modules/Apd/Pages/Apd/Index.cshtml.cs", 181)]
    [InlineData("src/Modules/Apd/Pages/Apd/Index.cshtml", 201)]
    [InlineData("src/Host/Program.cs", 91)]
    [InlineData("tests/Icmesh.Tests/A.cs", 501)]
    public void Canary_a_large_file_is_seen(string path, int lines)
    {
        Assert.Single(TidyRules.Files([Made(path, lines)], None));
        Assert.Empty(TidyRules.Files([Made(path, lines - 1)], None));
        Assert.Empty(TidyRules.Files([Made("src/Host/Data/Migrations/Sqlite/A.cs", 9000)], None));
    }

    [Fact]
    public void Canary_an_allowance_that_is_no_longer_needed_is_seen()
    {
        var allowed = new Dictionary<string, int> { ["src/A.cs"] = 400, ["src/Gone.cs"] = 400 };

        Assert.Empty(TidyRules.Files([Made("src/A.cs", 400), Made("src/Gone.cs", 400)], allowed));
        Assert.Equal(2, TidyRules.Files([Made("src/A.cs", 399)], allowed).Count());
        Assert.Single(TidyRules.Files([Made("src/A.cs", 401), Made("src/Gone.cs", 400)], allowed));
    }

    [Fact]
    public void Canary_a_long_member_is_seen_and_its_neighbours_are_not()
    {
        var body = string.Concat(Enumerable.Repeat("        if (a) { b(\"}\"); } // }\n", 69));
        var source = $$$"""
            namespace N;

            public sealed class C(int a)
            {
                private readonly string _x = $"{a.Of("}")} {{";

                public int P { get; } = 1;

                public void Long()
                {
            {{{body}}}    }

                public int Short() => a switch
                {
                    1 => 2,
                };
            }
            """;

        var members = Members.Of(source);

        Assert.Equal(["namespace N;", "private readonly string _x =", "public int P { get; } = 1;", "public void Long()", "public int Short() => a switch"], members.Select(m => m.Header.Trim()).Select(h => h.StartsWith("private", StringComparison.Ordinal) ? h[..28] : h));
        Assert.Equal(72, members.Max(m => m.Lines));
        Assert.Single(TidyRules.LongMembers([SourceFile.Of("src/A.cs", source)], None));
    }

    [Fact]
    public void Canary_a_greedy_constructor_is_seen() => Assert.Single(TidyRules.Constructors([typeof(Greedy)], None));

    [Fact]
    public void Canary_each_bad_manner_is_seen()
    {
        var code = SourceFile.Of("src/A.cs", $"// {"TO" + "DO"} later\n#{"reg" + "ion"} A\nvar now = DateTime.UtcNow;\nvar text = \"DateTime.Now\";");
        var page = SourceFile.Of("src/A.cshtml", "<p style=\"x\" onclick='y'>@DateTime.Now</p><script>z</script><script src=\"a.js\"></script><style>b</style>\n");
        var path = SourceFile.Of("docs/a.md", "Look in /" + "home/me/icmesh or C:" + "\\Users\\me\n");

        Assert.Equal(2, TidyRules.Reminders([code]).Count());
        Assert.Equal(["src/A.cs:3 DateTime.UtcNow", "src/A.cshtml:1 DateTime.Now"], TidyRules.Clocks([code, page]));
        Assert.Equal(4, TidyRules.Inline([page]).Count());
        Assert.Equal(2, TidyRules.MachinePaths([path]).Count());
        Assert.Equal(["src/A.cs does not end with a line feed"], TidyRules.Endings([code, page]));
    }

    private static SourceFile Made(string path, int lines) => SourceFile.Of(path, string.Concat(Enumerable.Repeat("x\n", lines)));

    private sealed class Greedy(int a, int b, int c, int d, int e, int f, int g, int h)
    {
        public override string ToString() => $"{a}{b}{c}{d}{e}{f}{g}{h}";
    }
}
