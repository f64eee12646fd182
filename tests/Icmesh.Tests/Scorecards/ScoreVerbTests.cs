using System.Globalization;
using System.Text.Json;
using Icmesh.Kernel.Imports;
using Icmesh.Scorecards;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Scorecards;

/// <summary>The verbs as other programs use them: one JSON document on standard output in the agreed shape, everything else on standard error.</summary>
public sealed class ScoreVerbTests : IAsyncLifetime
{
    private const string Night = "2025-02-28";
    private static readonly string[] ScoreNames = ["code", "name", "outcome", "score", "grade", "coverage", "overrides", "indicators"];
    private static readonly string[] IndicatorNames = ["code", "outcome", "value", "points", "max", "weight", "reason"];
    private readonly ModuleDatabase _database = Nights.Database();
    private readonly Tool _tool = new();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,", "K-3,PT Tiga,Active,", "K-9,PT Lama,Ended,");
        await _database.AddHoursAsync("K-1,RDX,2025,2,300000,1900", "K-2,RDX,2025,2,150000,700");
        await _database.AddIncidentsAsync(
            "K-1,RDX,2025-02-03 08:00,Medical,None,0,,2,jari terjepit,,,,", "K-2,RDX,2025-02-01 08:00,Fatal,Fatal,0,,6,meninggal,,,,");
        await _database.CopyToAsync(_tool.DatabaseFile);
    }

    public async Task DisposeAsync()
    {
        _tool.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Evaluate_prints_the_night_and_again_the_same_and_a_revision_where_a_reason_is_given()
    {
        var first = await JsonAsync("evaluate", "--date", Night, "--json");
        var same = await JsonAsync("evaluate", "--date", Night, "--json");
        var revised = await JsonAsync("evaluate", "--date", Night, "--revise", "jam kerja dikoreksi", "--json");

        Assert.Equal(["businessDate", "ruleSet", "run", "contractors"], Names(first));
        Assert.Equal(["id", "version", "sha256"], Names(first.GetProperty("ruleSet")));
        Assert.Equal(["id", "revision", "contractors", "seconds"], Names(first.GetProperty("run")));
        Assert.Equal((Night, "k3lh", 64, 3), (first.GetProperty("businessDate").GetString(), first.GetProperty("ruleSet").GetProperty("id").GetString(),
            first.GetProperty("ruleSet").GetProperty("sha256").GetString()!.Length, first.GetProperty("run").GetProperty("contractors").GetInt32()));
        Assert.Equal(first.ToString(), same.ToString());
        Assert.Equal((1, 2), (first.GetProperty("run").GetProperty("revision").GetInt32(), revised.GetProperty("run").GetProperty("revision").GetInt32()));
        Assert.Equal(first.GetProperty("contractors").ToString(), revised.GetProperty("contractors").ToString());

        var contractors = first.GetProperty("contractors").EnumerateArray().ToList();
        Assert.Equal(["K-1", "K-2", "K-3"], contractors.Select(c => c.GetProperty("code").GetString()));
        Assert.Equal(["Compliant", "NonCompliant", "Undetermined"], contractors.Select(c => c.GetProperty("outcome").GetString()));
        Assert.All(contractors, c => Assert.Equal(ScoreNames, Names(c)));
        Assert.All(contractors.SelectMany(c => c.GetProperty("indicators").EnumerateArray()), i => Assert.Equal(IndicatorNames, Names(i)));
        Assert.Equal(["FATALITY"], contractors[1].GetProperty("overrides").EnumerateArray().Select(o => o.GetString()));
        Assert.Equal(JsonValueKind.Null, contractors[2].GetProperty("grade").ValueKind);
        AssertUnrounded(contractors[0]);
    }

    [Fact]
    public async Task One_contractor_is_evaluated_without_a_run_and_unknown_dates_reasons_and_codes_are_refused()
    {
        var one = await JsonAsync("evaluate", "--date", Night, "--contractor", "k-1", "--json");
        var unknown = await _tool.RunAsync("evaluate", "--contractor", "K-77", "--json");
        var future = await _tool.RunAsync("evaluate", "--date", "9999-01-01", "--json");
        var noDate = await _tool.RunAsync("evaluate", "--date", "28/02/2025");
        var noReason = await _tool.RunAsync("evaluate", "--date", Night, "--revise", " ", "--json");

        Assert.Equal("K-1", Assert.Single(one.GetProperty("contractors").EnumerateArray()).GetProperty("code").GetString());
        Assert.Equal("""{"id":null,"revision":null,"contractors":1,"seconds":null}""", one.GetProperty("run").ToString().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        AssertUnrounded(one.GetProperty("contractors")[0]);
        Assert.Equal((1, ""), (unknown.Code, unknown.Output));
        Assert.Contains("K-77", unknown.Error, StringComparison.Ordinal);
        Assert.Equal((1, ""), (future.Code, future.Output));
        Assert.Contains("belum tiba", future.Error, StringComparison.Ordinal);
        Assert.Equal(2, noDate.Code);
        Assert.Equal((1, ""), (noReason.Code, noReason.Output));
        Assert.Empty(Nights.Runs($"Data Source={_tool.DatabaseFile};Pooling=False", new(2025, 2, 28)));
    }

    [Fact]
    public async Task Explain_opens_a_score_down_to_rates_rules_and_records()
    {
        var fresh = await JsonAsync("explain", "K-1", "--date", Night, "--json");
        await _tool.RunAsync("evaluate", "--date", Night);
        var stored = await JsonAsync("explain", "K-1", "--date", Night, "--json");
        var nothing = await JsonAsync("explain", "K-3", "--date", Night, "--json");
        var unknown = await _tool.RunAsync("explain", "K-77", "--json");
        var usage = await _tool.RunAsync("explain", "--json");

        Assert.Equal(ScoreNames, Names(fresh).Take(ScoreNames.Length));
        Assert.All(fresh.GetProperty("indicators").EnumerateArray(), i => Assert.Equal(IndicatorNames, Names(i).Take(IndicatorNames.Length)));
        Assert.Equal(["ltifr", "trifr", "sr", "trir", "fr", "hours"], Names(fresh.GetProperty("rates")));
        Assert.Equal((0m, 1_000_000m / 300_000, 200_000m / 300_000, 300_000m), (Rate(fresh, "ltifr"), Rate(fresh, "trifr"), Rate(fresh, "trir"), Rate(fresh, "hours")));
        var trifr = fresh.GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "TRIFR");
        var incident = trifr.GetProperty("records").EnumerateArray().Single(r => r.GetProperty("kind").GetString() == "incident");
        Assert.Contains("/Incidents/", incident.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("jari terjepit", fresh.ToString(), StringComparison.Ordinal);
        Assert.Contains(trifr.GetProperty("rules").EnumerateArray(), r => r.GetProperty("isTrue").GetBoolean());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Object), (fresh.GetProperty("run").ValueKind, stored.GetProperty("run").ValueKind));
        Assert.Equal(fresh.GetProperty("indicators").ToString(), stored.GetProperty("indicators").ToString());
        Assert.All(nothing.GetProperty("rates").EnumerateObject(), r => Assert.Equal(JsonValueKind.Null, r.Value.ValueKind));
        Assert.Equal((1, ""), (unknown.Code, unknown.Output));
        Assert.Equal(2, usage.Code);
    }

    [Fact]
    public async Task Scores_go_out_as_a_table_without_a_number_where_there_is_no_grade()
    {
        await _database.AddHoursAsync("K-1,RDX,2026,2,300000,1900", "K-2,RDX,2026,2,150000,700");
        await _database.AddIncidentsAsync("K-1,RDX,2026-02-03 08:00,Medical,None,0,,2,jari,,,,", "K-2,RDX,2026-02-01 08:00,Fatal,Fatal,0,,6,meninggal,,,,");
        await _database.InAsync<EvaluateContractors>(evaluate => evaluate.RunAllAsync(CancellationToken.None));

        var rows = await _database.InAsync<IServiceProvider, List<string>>(async services =>
        {
            var export = services.GetServices<IExportKind>().Single(k => k.Name == "scores");
            Assert.Equal(["contractor", "name", "businessDate", "outcome", "score", "grade", "coverage", "ruleSha256", "evaluatedAt"], export.Columns);
            return await export.RowsAsync(CancellationToken.None).Select(r => string.Join('|', r.Take(7).Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))).ToListAsync();
        });

        Assert.Equal(
            ["K-1|PT Satu|03/15/2026|Compliant|86.666667|GOOD|24", "K-2|PT Dua|03/15/2026|NonCompliant|10|BAD|24", "K-3|PT Tiga|03/15/2026|Undetermined|||12"], rows);
    }

    /// <summary>One recordable in 300,000 hours does not come out even: it must not be cut.</summary>
    private static void AssertUnrounded(JsonElement contractor)
    {
        var trifr = contractor.GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "TRIFR");
        Assert.Equal(1_000_000m / 300_000, trifr.GetProperty("value").GetDecimal());
        Assert.Equal(JsonValueKind.Null, trifr.GetProperty("reason").ValueKind);
        var waiting = contractor.GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "AUDIT");
        Assert.Equal("Undetermined null null", $"{waiting.GetProperty("outcome").GetString()} {waiting.GetProperty("value").GetRawText()} {waiting.GetProperty("points").GetRawText()}");
        Assert.Contains("Audits", waiting.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    private static decimal Rate(JsonElement json, string name) => json.GetProperty("rates").GetProperty(name).GetDecimal();

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(p => p.Name);

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var result = await _tool.RunAsync(arguments);
        Assert.True(result.Code == 0, result.Error);
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }
}
