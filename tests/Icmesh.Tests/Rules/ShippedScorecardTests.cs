using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Rules;
using Icmesh.Rules.Reading;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Rules;

public class ShippedScorecardTests
{
    internal static readonly FactCatalogue Catalogue = Installation.Services(DatabaseProvider.Sqlite).GetRequiredService<FactCatalogue>();

    internal static CheckedFile Compile() =>
        ScorecardCompiler.Compile(RuleFile.Read(Repository.Rules, Path.Combine(Repository.Rules, "scorecards", "k3lh.json")).Source!, Catalogue);

    [Fact]
    public void Shipped_scorecard_may_go_live()
    {
        var file = Compile();

        Assert.Equal("", string.Join('\n', file.Problems));
        Assert.True(file.MayGoLive);
    }

    [Fact]
    public void Sample_scorecard_of_the_tests_may_go_live()
    {
        var file = SampleFacts.Compile(SampleBook.Good);

        Assert.Equal("", string.Join('\n', file.Problems));
        Assert.True(file.MayGoLive);
    }

    [Fact]
    public void Shipped_scorecard_weighs_what_is_agreed_and_says_which_module_is_missing()
    {
        var definition = Compile().Scorecard!.Definition;

        Assert.Equal([("LAGGING", 30m), ("LEADING", 30m), ("COMPLIANCE", 25m), ("QUALITY", 15m)], definition.Categories.Select(c => (c.Code, c.Weight)));
        Assert.Equal(["LTI_FAT", "TRIFR", "SR", "TRAINING", "COMPETENCE", "APD", "MCU"], definition.Indicators.Where(i => i.NoDataSource is null).Select(i => i.Code));
        Assert.Equal(100m, definition.Indicators.Sum(i => i.Weight));
        Assert.Equal(20m, definition.MinCoverage);
    }

    [Fact]
    public void Units_and_sources_of_the_shipped_scorecard_are_in_both_languages()
    {
        var indicators = Compile().Scorecard!.Definition.Indicators;

        Assert.Equal(new("per 1.000.000 jam", "per 1,000,000 hours"), indicators.Single(i => i.Code == "TRIFR").Unit);
        Assert.Equal(new("%", "%"), indicators.Single(i => i.Code == "TBM").Unit);
        Assert.All(indicators, i => Assert.DoesNotContain("usulan", i.Reference!.Law.En, StringComparison.OrdinalIgnoreCase));
    }
}
