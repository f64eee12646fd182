using System.CommandLine;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Scorecards.Commands;

/// <summary><c>explain CODE [--date D] [--json]</c>: one score down to rules, facts and records.</summary>
internal static class ExplainCommand
{
    public static Command Create(VerbRunner runner)
    {
        var code = new Argument<string>("CODE") { Description = "Kode kontraktor / contractor code" };
        var date = VerbOptions.Date("--date");
        var json = VerbOptions.Json();
        var command = new Command("explain", "Jelaskan satu skor sampai ke catatannya / explain one score down to its records") { code, date, json };
        command.SetAction((parsed, ct) => runner.RunAsync(async (services, cancellation) =>
        {
            var asked = parsed.GetValue(date) ?? services.GetRequiredService<EvaluationContext>().LastNight;
            var contractor = await services.GetRequiredService<IContractorDirectory>().NamedAsync(parsed.GetValue(code)!, cancellation);
            var explanation = await services.GetRequiredService<ExplainScore>().RunAsync(contractor, asked, cancellation);
            Console.Out.WriteLine(parsed.GetValue(json) ? ScoreJson.Text(ScoreJson.Explain(explanation)) : Describe(explanation));
            return VerbRunner.Done;
        }, ct));
        return command;
    }

    private static string Describe(Explanation explanation)
    {
        var score = explanation.Score;
        var lines = new List<string>
        {
            $"{explanation.Contractor.Code} {explanation.Contractor.Name} · {explanation.Window.Date:yyyy-MM-dd}",
            $"{ScoreText.Of(score.Score, score.Grade)} · {score.Grade ?? new Sentence("Belum dapat dinilai", "Cannot be assessed").Both} · cakupan / coverage {score.Coverage:0.##} %",
        };
        lines.AddRange(score.Overrides.Select(o => $"! {o.Code}: {o.Title.Both}"));
        foreach (var indicator in score.Indicators)
        {
            lines.Add($"{indicator.Definition.Code,-14} {indicator.Value,10} {indicator.Points,6:0.##}/{indicator.Max:0.##} × {indicator.Definition.Weight:0.##}  {indicator.Band?.Expression ?? indicator.Reason?.Both}");
            lines.AddRange(explanation.RecordsOf(indicator).Take(5).Select(r => $"    {r.At:yyyy-MM-dd} {r.Text}"));
        }

        return string.Join(System.Environment.NewLine, lines);
    }
}
