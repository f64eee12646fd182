using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Readiness.Commands;

/// <summary><c>ready WORKER JOBTYPE… [--at T] [--json]</c>: whether a person may start, with every reason. Exit code 0 only if so.</summary>
internal static class ReadyCommand
{
    public static Command Create(VerbRunner runner)
    {
        var worker = new Argument<string>("WORKER") { Description = "KONTRAKTOR/bagian nama, atau id / CONTRACTOR/part of a name, or an id" };
        var jobs = new Argument<string[]>("JOBTYPE") { Arity = ArgumentArity.OneOrMore, Description = "Kode jenis pekerjaan / codes of job types" };
        var at = new Option<DateTime?>("--at")
        {
            Description = "Waktu di lokasi, 2026-11-24T22:00 / time at the site",
            CustomParser = result =>
            {
                if (DateTime.TryParseExact(result.Tokens[0].Value, ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                {
                    return time;
                }

                result.AddError($"“{result.Tokens[0].Value}”: tulis 2026-11-24T22:00. / write 2026-11-24T22:00.");
                return null;
            },
        };
        var json = VerbOptions.Json();
        var command = new Command("ready", "Bolehkah orang ini mulai? / may this person start?") { worker, jobs, at, json };
        command.SetAction((parsed, ct) => runner.RunAsync(async (services, cancellation) =>
        {
            var clock = services.GetRequiredService<SiteClock>();
            var person = await FindAsync(services, parsed.GetValue(worker)!, cancellation);
            var when = parsed.GetValue(at) is { } site ? clock.ToUtc(site) : clock.UtcNow;
            var answer = await services.GetRequiredService<IReadiness>().AskAsync([person], parsed.GetValue(jobs)!, null, when, cancellation);
            if (answer.Workers.Count == 0)
            {
                throw Nobody(parsed.GetValue(worker)!);
            }

            Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(Json(answer), VerbJson.Options) : Describe(answer.Workers[0]));
            return answer.Workers[0].Outcome is Outcome.Compliant ? VerbRunner.Done : VerbRunner.Refused;
        }, ct));
        return command;
    }

    private static async Task<Guid> FindAsync(IServiceProvider services, string asked, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(asked, out var id))
        {
            return id;
        }

        var parts = asked.Split('/', 2);
        if (parts.Length < 2 || await services.GetRequiredService<IContractorDirectory>().FindAsync(parts[0], cancellationToken) is not { } company)
        {
            throw Nobody(asked);
        }

        var page = await services.GetRequiredService<IWorkerDirectory>().PageAsync(company.Id, parts[1], 1, 25, cancellationToken);
        return page.Rows.Count switch
        {
            1 => page.Rows[0].Id,
            0 => throw Nobody(asked),
            _ => throw new RefusedException(
                new($"{page.Rows.Count} pekerja cocok dengan \"{parts[1]}\".", $"{page.Rows.Count} workers match \"{parts[1]}\"."),
                new($"Tulis lebih lengkap: {string.Join(", ", page.Rows.Take(5).Select(w => w.Name))}.", $"Write more of it: {string.Join(", ", page.Rows.Take(5).Select(w => w.Name))}.")),
        };
    }

    private static RefusedException Nobody(string asked) => new(
        new($"Tidak ada pekerja \"{asked}\".", $"There is no worker \"{asked}\"."),
        new("Tulis KODE/nama, misalnya KTR-01/Budi.", "Write CODE/name, for example KTR-01/Budi."));

    private static string Describe(WorkerReadiness person)
    {
        var lines = new List<string> { $"{person.Worker.Name} · {person.Contractor.Name} · {person.Outcome}" };
        lines.AddRange(person.Reasons.Where(r => r.Finding.Outcome is not Outcome.Compliant).Select(r =>
            $"{(r.Stops ? "!" : " ")} {r.Effect,-5} {r.Finding.Gate.Code,-24} {r.Finding.Subject.Both}: {r.Finding.Text.Both}\n    → {r.Finding.Gate.Remedy.Both}"));
        return string.Join(System.Environment.NewLine, lines);
    }

    private static object Json(ReadinessAnswer answer) => new
    {
        at = answer.AtUtc,
        day = answer.Day,
        jobTypes = answer.JobTypes.Select(j => j.Code),
        workers = answer.Workers.Select(w => new
        {
            id = w.Worker.Id,
            name = w.Worker.Name,
            contractor = w.Contractor.Code,
            outcome = w.Outcome,
            stage = w.Stage.ToString(),
            reasons = w.Reasons.Select(r => new
            {
                rule = r.Finding.Gate.Code,
                rules = r.Finding.Rules,
                key = r.Finding.Key,
                subject = r.Finding.Subject,
                outcome = r.Finding.Outcome,
                effect = r.Effect.ToString(),
                stops = r.Stops,
                text = r.Finding.Text,
                remedy = r.Finding.Gate.Remedy,
                owner = r.Finding.Gate.Owner,
                fatalRisk = r.Finding.Gate.IsFatalRisk,
                reference = r.Finding.Gate.Reference,
                missing = r.Finding.Missing,
                dispensation = r.DispensationId,
                facts = JsonDocument.Parse(r.Finding.Evidence).RootElement,
            }),
        }),
    };
}
