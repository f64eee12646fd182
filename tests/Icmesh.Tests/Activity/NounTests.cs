using System.Globalization;
using System.Text.RegularExpressions;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Icmesh.Tests.Activity;

/// <summary>Whatever is recorded has words for whoever reads it.</summary>
[Trait("Category", "Security")]
public sealed partial class NounTests
{
    private static readonly IServiceProvider Services = Installation.Services(DatabaseProvider.Sqlite);

    private static readonly Dictionary<string, ActivityNoun> Nouns = Services.GetServices<ActivityNoun>().ToDictionary(n => n.Name);

    [Fact]
    public void Every_action_that_the_source_records_is_a_verb_of_a_noun()
    {
        var recorded = Repository.Files.Where(f => f is { IsCSharp: true, IsGenerated: false } && f.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(f => Recorded().Matches(f.Text).SelectMany(m => Actions().Matches(m.Value)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        var known = Nouns.Values.SelectMany(n => n.Verbs.Select(v => $"{n.Name}.{v}")).ToList();

        Assert.InRange(recorded.Count, 20, 500);
        Assert.Empty(recorded.Except(known));
    }

    /// <summary>Account actions hand their name on, imports make it of their noun.</summary>
    [Fact]
    public void Every_kind_of_import_is_a_noun_with_that_verb()
    {
        var kinds = Services.GetServices<IImportKind>().Select(k => k.Name).ToList();

        Assert.NotEmpty(kinds);
        Assert.All(kinds, k => Assert.Contains("import", (Nouns.GetValueOrDefault(k) ?? Nouns[k[..^1]]).Verbs));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_noun_verb_and_recorded_value_has_words(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var missing = Nouns.Values.SelectMany(n => Keys(n).Where(k => Text(n)[k].ResourceNotFound).Select(k => $"{n.Texts.Name} {k}"));

        Assert.Empty(missing.Distinct());
    }

    private static IEnumerable<string> Keys(ActivityNoun noun) => noun.Verbs.Select(v => $"Activity.{noun.Name}.{v}").Append($"Activity.{noun.Name}")
        .Concat(noun.Types.Where(t => t.Name.StartsWith("Recorded", StringComparison.Ordinal) || t == typeof(ImportedRows)).SelectMany(t => t.GetProperties())
            .Where(p => p.IsDefined(typeof(DataAttribute), false)).Select(p => $"Activity.Field.{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}"));

    private static IStringLocalizer Text(ActivityNoun noun) => Services.GetRequiredService<IStringLocalizerFactory>().Create(noun.Texts);

    [GeneratedRegex("""(\.Record\(|SaveAsync\(account, )[^;]{0,300}""")]
    private static partial Regex Recorded();

    [GeneratedRegex("""["]([a-z-]+\.[a-z-]+)["]""")]
    private static partial Regex Actions();
}
