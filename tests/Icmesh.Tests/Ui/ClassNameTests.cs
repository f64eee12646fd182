using System.Text.RegularExpressions;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Ui;

/// <summary>A class that no style knows does silently nothing.</summary>
public sealed partial class ClassNameTests
{
    private static readonly HashSet<string> Styled =
        [.. Repository.Files.Where(f => f.Path.EndsWith(".css", StringComparison.Ordinal)).SelectMany(f => Name().Matches(f.Text).Select(m => m.Value))];

    [Fact]
    public void Every_class_of_ours_that_markup_uses_is_in_a_style()
    {
        var unknown =
            from file in Repository.Files
            where file.IsRazor
            from value in Quoted().Matches(file.Text)
            from name in Name().Matches(value.Value)
            where !Styled.Contains(name.Value)
            select $"{file.Path}: {name.Value}";

        Assert.Empty(unknown.Distinct());
        Assert.Contains("icm-form", Styled);
    }

    [GeneratedRegex(@"(?<![\w-])icm-[a-z][\w-]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<=\bclass=)""[^""]*""")]
    private static partial Regex Quoted();
}
