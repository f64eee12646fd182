using System.CommandLine;
using System.Text.Json;
using Icmesh.Kernel.Modules;
using Icmesh.Rules.Live;
using Icmesh.Rules.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Commands;

/// <summary><c>rules check|test [PATH] [--json]</c>: reads, checks and runs the cases of rule files. Needs no database.</summary>
internal static class CheckCommand
{
    public static Command Create(VerbRunner runner, string name, string description)
    {
        var path = new Argument<string?>("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "Berkas atau folder; tanpa ini folder aturan / file or folder; default is the rules folder" };
        var json = VerbOptions.Json();
        var command = new Command(name, description) { path, json };
        command.SetAction((parsed, ct) => runner.RunAsync((services, _) => Task.FromResult(Run(services, parsed.GetValue(path), parsed.GetValue(json))), ct, database: false));
        return command;
    }

    private static int Run(IServiceProvider services, string? asked, bool json)
    {
        var directory = asked is null ? services.GetRequiredService<RuleSettings>().Directory : VerbRunner.CallersPath(asked);
        var isFolder = Directory.Exists(directory) && new DirectoryInfo(directory).LinkTarget is null;
        var kinds = services.GetRequiredService<RuleKinds>();
        var files = !isFolder ? [directory] : asked is null ? RuleFile.FindKnown(directory, kinds) : RuleFile.Find(directory);
        var verdicts = files.Select(f => Check(isFolder ? directory : Path.GetDirectoryName(directory)!, f, kinds)).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { files = verdicts.Select(Json) }, VerbJson.Options));
        }
        else
        {
            verdicts.ForEach(Print);
        }

        if (files.Count == 0)
        {
            Console.Error.WriteLine($"Tidak ada berkas aturan di {directory}. / No rule files in {directory}.");
        }

        return files.Count > 0 && verdicts.TrueForAll(v => v.IsGood) ? VerbRunner.Done : VerbRunner.Refused;
    }

    private static Verdict Check(string directory, string file, RuleKinds kinds)
    {
        var (source, problem) = RuleFile.Read(directory, file);
        if (source is null)
        {
            return new(problem!.File, null, [problem], false);
        }

        var found = kinds.Compile(source);
        return new(source.File, source.Sha256, found.Problems, found.MayGoLive);
    }

    private static void Print(Verdict verdict)
    {
        foreach (var problem in verdict.Problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine($"{verdict.File}: {(verdict.IsGood ? "baik / good" : "jangan dipakai / not usable")}");
    }

    private static object Json(Verdict verdict) => new
    {
        verdict.File,
        verdict.Sha256,
        good = verdict.IsGood,
        problems = verdict.Problems.Select(p => new { p.Rule, p.Line, p.Column, code = p.FullCode, severity = p.Severity.ToString(), p.Text.Id, p.Text.En }),
    };

    private sealed record Verdict(string File, string? Sha256, IReadOnlyList<RuleProblem> Problems, bool IsGood);
}
