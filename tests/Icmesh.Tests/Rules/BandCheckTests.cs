namespace Icmesh.Tests.Rules;

/// <summary>Bands cover everything, none is idle, none is claimed twice, and points follow the declared direction.</summary>
public class BandCheckTests
{
    private static IReadOnlyList<string> Problems(string old, string changed) =>
        [.. SampleFacts.Compile(SampleBook.With(old, changed)).Problems.Where(p => p.Code is not ("F031" or "F032")).Select(p => $"{p.Code} {p.Text.En}")];

    [Fact]
    public void Gap_between_fractions_is_found_between_the_steps()
    {
        var found = Problems("f.HoursWorked >= 100000 && f.Rate > 2.5 ||", "f.HoursWorked >= 100000 && f.Rate >= 2.51 ||");

        Assert.Contains(found, p => p.StartsWith("F019 RATE: gap between 2.5 and 2.51, no band for ", StringComparison.Ordinal));
    }

    [Fact]
    public void Gap_on_the_other_side_of_small_hours_is_found() =>
        Assert.Contains(Problems("f.HoursWorked < 100000 && f.Cases > 1", "f.HoursWorked < 100000 && f.Cases > 2"), p => p.StartsWith("F019 RATE: gap", StringComparison.Ordinal) && p.Contains("Cases = 2", StringComparison.Ordinal));

    [Fact]
    public void Exactly_100000_hours_must_belong_to_some_band()
    {
        var book = SampleBook.Good.Replace("f.HoursWorked >= 100000", "f.HoursWorked > 100000", StringComparison.Ordinal);

        Assert.Contains(SampleFacts.Compile(book).Problems, p => p.Code == "F019" && p.Text.En.Contains("HoursWorked = 100000", StringComparison.Ordinal));
    }

    [Fact]
    public void Gap_between_whole_numbers_is_none() =>
        Assert.Empty(Problems("f.OpenFindings > 1 && f.OpenFindings <= 5", "f.OpenFindings >= 2 && f.OpenFindings <= 5"));

    [Fact]
    public void Band_that_earlier_bands_swallow_is_unreachable() =>
        Assert.Contains("F024 Band FINDINGS.2 can never be reached: earlier bands take everything, or its condition is impossible.", Problems("f.OpenFindings <= 1", "f.OpenFindings <= 5"));

    [Fact]
    public void Impossible_band_is_unreachable() =>
        Assert.Contains(Problems("f.OpenFindings > 1 && f.OpenFindings <= 5", "f.OpenFindings > 5 && f.OpenFindings <= 1"), p => p.StartsWith("F024 Band FINDINGS.2", StringComparison.Ordinal));

    [Fact]
    public void Points_that_rise_from_band_to_band_are_refused() =>
        Assert.Contains("F025 Points of band FINDINGS.3 (50) exceed those of the band before (40); put the best first.", Problems("\"RuleName\": \"FINDINGS.3\", \"Expression\": \"f.OpenFindings > 5\", \"Properties\": { \"points\": 0 }", "\"RuleName\": \"FINDINGS.3\", \"Expression\": \"f.OpenFindings > 5\", \"Properties\": { \"points\": 50 }"));

    [Fact]
    public void Wrong_direction_is_refused_and_names_both_values() =>
        Assert.Contains(Problems("\"direction\": \"up\", \"missing\": \"notNeeded\"", "\"direction\": \"down\", \"missing\": \"notNeeded\""), p => p.StartsWith("F025 Points go from", StringComparison.Ordinal) && p.Contains("although \"direction\" is \"down\"", StringComparison.Ordinal));

    [Fact]
    public void Small_hours_that_no_band_uses_are_refused() =>
        Assert.Contains("F030 \"smallHours\" says HoursWorked below 90000 hours, but the bands' expressions do not use it.", Problems("\"below\": 100000", "\"below\": 90000"));

    [Fact]
    public void Shown_value_that_no_band_judges_is_refused() =>
        Assert.Contains("F030 \"value\" shows Score, but the bands do not judge it.", Problems("\"value\": \"OpenFindings\"", "\"value\": \"Score\""));

    [Fact]
    public void Grades_descend_and_only_the_last_is_open()
    {
        Assert.Contains(Problems("\"from\": 70", "\"from\": 80"), p => p.StartsWith("F026", StringComparison.Ordinal));
        Assert.Contains(Problems("\"from\": null", "\"from\": 0"), p => p.StartsWith("F026 Exactly one grade", StringComparison.Ordinal));
        Assert.Contains(Problems("\"from\": 90", "\"from\": null"), p => p.StartsWith("F026 Exactly one grade", StringComparison.Ordinal));
    }

    [Fact]
    public void Override_without_effect_is_refused() => Assert.Contains(Problems(", \"capScore\": 59", ""), p => p.StartsWith("F028", StringComparison.Ordinal));

    [Fact]
    public void Two_overrides_do_not_share_an_order() => Assert.Contains("F027 Order 1 is already used by SECOND.", Problems(
        "\"Rules\": [\n", "\"Rules\": [\n { \"RuleName\": \"SECOND\", \"Expression\": \"f.Cases > 9\", \"Properties\": { \"kind\": \"override\", \"title\": { \"id\": \"x\", \"en\": \"x\" }, \"order\": 1, \"add\": -5 } },"));

    [Fact]
    public void Failing_case_says_what_was_expected_and_what_came()
    {
        var file = SampleFacts.Compile(SampleBook.With("\"FINDINGS\": 100", "\"FINDINGS\": 40"));

        Assert.Null(file.Scorecard);
        Assert.Contains(file.Problems, p => p is { Code: "F031" } && p.Text.En == "Case \"Baik\": FINDINGS expected 40, got 100.");
    }

    [Fact]
    public void Rule_without_a_case_for_each_answer_cannot_go_live_but_can_be_tried()
    {
        var file = SampleFacts.Compile(SampleBook.With("\"TRAINED\": null, ", ""));

        Assert.NotNull(file.Scorecard);
        Assert.False(file.MayGoLive);
        Assert.Equal("TRAINED has no case without its data.", Assert.Single(file.Problems).Text.En);
    }
}
