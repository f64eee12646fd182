using Icmesh.Apd.Catalogue;
using Icmesh.Readiness;

namespace Icmesh.Tests.Apd;

/// <summary>The tables that HSE edits: what ships is whole, and a mistake is named with its place.</summary>
public sealed class ApdBooksTests
{
    [Fact]
    public void Matrix_names_kinds_of_the_catalogue_and_has_a_row_for_every_job_type()
    {
        var (catalogue, matrix) = (ShippedApd.Catalogue, ShippedApd.Matrix);
        var jobs = ((JobTypes)ShippedApd.Compile(JobTypes.Kind).Table!).Types.Select(t => t.Code).ToList();

        Assert.DoesNotContain(matrix.Rows.SelectMany(r => r.Items), i => catalogue.Find(i.Apd) is null);
        Assert.Empty(jobs.Except(matrix.Rows.Select(r => r.Job)));
        Assert.Empty(matrix.Rows.Select(r => r.Job).OfType<string>().Except(jobs));
    }

    [Fact]
    public void Smelter_knows_molten_metal_magnetism_and_no_synthetics()
    {
        var rows = ShippedApd.Matrix.Rows;
        IEnumerable<string> Forbidden(string job) => rows.Single(r => r.Job == job).Forbidden.Select(f => f.Code);
        IEnumerable<string> Mandatory(string job) => rows.Single(r => r.Job == job).Items.Where(i => i.Level is DemandLevel.Mandatory).Select(i => i.Apd);

        Assert.Superset(new HashSet<string> { "SYNTHETIC", "MAGNETIC", "PACEMAKER", "METAL_RIVETS" }, Forbidden("POTROOM").ToHashSet());
        Assert.Superset(new HashSet<string> { "SYNTHETIC", "WET" }, Forbidden("METAL_TAPPING").ToHashSet());
        Assert.Superset(new HashSet<string> { "SUIT_AL", "FSHIELD", "BOOT_FOUNDRY", "GLOVE_HEAT" }, Mandatory("METAL_TAPPING").ToHashSet());
        Assert.Contains("HARNESS", Mandatory("HEIGHT"));
        Assert.Contains(rows, r => r is { Job: null, Area: "RDX/PL1" } && r.Forbidden.Any(f => f.Code == "MAGNETIC"));
    }

    [Fact]
    public void Demand_of_several_jobs_is_the_strictest_and_an_area_adds_to_it()
    {
        var matrix = ShippedApd.Matrix;

        Assert.Equal(DemandLevel.Mandatory, matrix.Of(["HOT_WORK", "HEIGHT"], null).Single(d => d.Apd == "HARNESS").Level);
        Assert.Equal(DemandLevel.Conditional, matrix.Of(["HOT_WORK"], null).Single(d => d.Apd == "HARNESS").Level);
        Assert.DoesNotContain(matrix.Of(["GENERAL"], null), d => d.Apd == "SUIT_FR");
        Assert.Contains(matrix.Of(["GENERAL"], "RDX/PL1"), d => d is { Apd: "SUIT_FR", Harsh: true });
    }

    [Fact]
    public void Every_figure_has_a_source_with_a_status()
    {
        var catalogue = ShippedApd.Catalogue;

        Assert.All(catalogue.Kinds.SelectMany(k => k.Limits), l => Assert.NotNull(catalogue.SourceOf(l.Source)));
        Assert.Equal(SourceStatus.Verified, catalogue.SourceOf(catalogue.Find("HARNESS")!.Limits.Single().Source)!.Status);
        Assert.Equal(SourceStatus.Proposed, catalogue.SourceOf(catalogue.Find("BOOT")!.Limits.Single().Source)!.Status);
    }

    [Theory]
    [InlineData("apd/catalogue", "\"value\": 24, \"source\": \"S69\"", "\"value\": 0, \"source\": \"S69\"", "antara 1 dan 600")]
    [InlineData("apd/catalogue", "\"source\": \"S69\"", "\"source\": \"S99\"", "tidak ada di daftar sumber")]
    [InlineData("apd/catalogue", "\"code\": \"GOGGLE\"", "\"code\": \"GLASS\"", "sudah ada di atas")]
    [InlineData("apd/catalogue", "\"standsInFor\": [\"GLASS\"]", "\"standsInFor\": [\"GLAS\"]", "tidak ada di katalog")]
    [InlineData("apd/catalogue", "\"clock\": \"Wear\"", "\"clock\": \"Weather\"", "clock")]
    [InlineData("apd/matrix", "\"area\": \"RDX/PL1\"", "\"area\": \"PL1\"", "LOKASI/AREA")]
    [InlineData("apd/matrix", "\"job\": \"FIRE_WATCH\"", "\"job\": \"HOT_WORK\"", "sudah ada di atas")]
    [InlineData("apd/matrix", "\"level\": \"Conditional\", \"when\": {\"id\": \"asap las\", \"en\": \"welding fume\"}", "\"level\": \"Conditional\"", "kapan APD bersyarat")]
    public void A_mistake_is_named(string path, string right, string wrong, string said)
    {
        var kind = path == ApdCatalogue.Kind.Path ? ApdCatalogue.Kind : ApdMatrix.Kind;
        var json = ShippedApd.Json(kind);
        Assert.Contains(right, json, StringComparison.Ordinal);

        var file = ShippedApd.Compile(kind, json.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(file.Table);
        Assert.Contains(file.Problems, p => p.ToString()!.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Quota_of_a_position_takes_the_place_of_the_one_for_everybody()
    {
        var quota = (ApdQuota)ShippedApd.Compile(ApdQuota.Kind).Table!;

        Assert.Empty(quota.Rows.Select(r => r.Apd).Except(ShippedApd.Catalogue.Kinds.Select(k => k.Code)));
        Assert.Equal((1, 60), (quota.Of("scaffolder", "HARNESS")!.Pieces, quota.Of("scaffolder", "HARNESS")!.Months));
        Assert.Equal(2, quota.Of("Juru las", "GLASS")!.Pieces);
        Assert.Null(quota.Of("Helper", "HARNESS"));
        Assert.Null(ShippedApd.Compile(ApdQuota.Kind, ShippedApd.Json(ApdQuota.Kind).Replace("\"pieces\": 12", "\"pieces\": 0", StringComparison.Ordinal)).Table);
    }
}
