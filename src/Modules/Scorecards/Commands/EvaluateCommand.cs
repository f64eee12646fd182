using System.CommandLine;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Icmesh.Scorecards.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Scorecards.Commands;

/// <summary><c>evaluate [--date D] [--contractor CODE] [--revise REASON] [--json]</c>: the nightly job from a terminal.</summary>
internal static class EvaluateCommand
{
    public static Command Create(VerbRunner runner)
    {
        var date = VerbOptions.Date("--date");
        var contractor = new Option<string?>("--contractor") { Description = "Hanya satu kontraktor, tanpa menyimpan / one contractor only, stores nothing" };
        var revise = new Option<string?>("--revise") { Description = "Buat revisi baru dengan alasan ini / make another revision for this reason" };
        var json = VerbOptions.Json();
        var command = new Command("evaluate", "Nilai semua kontraktor untuk satu tanggal / evaluate all contractors for one date") { date, contractor, revise, json };
        command.SetAction((parsed, ct) => runner.RunAsync(
            (services, cancellation) => parsed.GetValue(contractor) is { } code
                ? OneAsync(services, code, parsed.GetValue(date), parsed.GetValue(json), cancellation)
                : NightAsync(services, parsed.GetValue(date), parsed.GetValue(revise), parsed.GetValue(json), cancellation), ct));
        return command;
    }

    private static async Task<int> NightAsync(IServiceProvider services, DateOnly? asked, string? revise, bool json, CancellationToken cancellationToken)
    {
        var date = asked ?? services.GetRequiredService<EvaluationContext>().LastNight;
        var night = services.GetRequiredService<EvaluateNight>();
        var run = await TerminalProgress.ShowAsync(progress => night.RunAsync(date, revise, $"cli:{System.Environment.UserName}", progress, cancellationToken));
        if (await services.GetRequiredService<CatchUp>().SkippedAsync(cancellationToken) is { } skipped)
        {
            await Console.Error.WriteLineAsync(SkippedText.Of(skipped).Both);
        }

        if (json)
        {
            await WriteAsync(services, run, cancellationToken);
        }
        else
        {
            var graded = await services.GetRequiredService<ScorecardsDb>().Results.Where(r => r.RunId == run.Id)
                .GroupBy(r => r.Grade).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
            Console.WriteLine($"{run.BusinessDate:yyyy-MM-dd} r{run.Revision}: {run.Done} kontraktor / contractors, {run.WorkMilliseconds / 1000m:0.0} s, aturan / rules v{run.RuleVersion} {run.RuleSha256[..12]}");
            Console.WriteLine(string.Join("  ", graded.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key ?? "–"} {g.Count}")));
        }

        return run.Status is RunStatus.Finished ? VerbRunner.Done : VerbRunner.Refused;
    }

    private static async Task WriteAsync(IServiceProvider services, EvaluationRun run, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<EvaluationContext>();
        var scorecard = await context.RulesOfAsync(run, cancellationToken);
        var contractors = services.GetRequiredService<IContractorDirectory>();
        var rows = await services.GetRequiredService<ScorecardsDb>().Results.AsNoTracking().Where(r => r.RunId == run.Id).ToDictionaryAsync(r => r.ContractorId, cancellationToken);
        var cards = await contractors.ReadAsync(rows.Keys, cancellationToken);
        var scores = cards.Values.OrderBy(c => c.Code, StringComparer.OrdinalIgnoreCase).Select(c => (c, ScoreView.Of(scorecard, context.FactsOf(rows[c.Id]), context.Facts)));
        Console.Out.WriteLine(ScoreJson.Text(ScoreJson.Night(run.BusinessDate, ScoreView.Of(scorecard, context.Facts.NewRow(), context.Facts), run, run.Done, scores)));
    }

    private static async Task<int> OneAsync(IServiceProvider services, string code, DateOnly? asked, bool json, CancellationToken cancellationToken)
    {
        var context = services.GetRequiredService<EvaluationContext>();
        var date = asked ?? context.LastNight;
        var contractor = await services.GetRequiredService<IContractorDirectory>().NamedAsync(code, cancellationToken);
        var scorecard = await context.Rules.LiveAsync(ScorecardsModule.RulePath, cancellationToken);
        var facts = await services.GetRequiredService<Evaluator>().FactsAsync([contractor.Id], EvaluationWindow.EndingOn(date, context.Clock), cancellationToken);
        var score = ScoreView.Of(scorecard, facts[0], context.Facts);
        Console.Out.WriteLine(json
            ? ScoreJson.Text(ScoreJson.Night(date, score, null, 1, [(contractor, score)]))
            : $"{contractor.Code} {contractor.Name}: {ScoreText.Of(score.Score, score.Grade)} {score.Grade ?? "Belum dapat dinilai / cannot be assessed"} ({score.Coverage:0.##} %)");
        return VerbRunner.Done;
    }
}
