using System.CommandLine;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Modules;
using Icmesh.Rules.Live;
using Icmesh.Rules.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Commands;

/// <summary><c>rules check|test [PATH]</c>: reads, checks and runs the cases of rule files. Needs no database.</summary>
internal static class CheckCommand
{
    public static Command Create(VerbRunner runner, string name, string description)
    {
        var path = new Argument<string?>("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "Berkas atau folder; tanpa ini folder aturan / file or folder; default is the rules folder" };
        var command = new Command(name, description) { path };
        command.SetAction((parsed, ct) => runner.RunAsync((services, _) => Task.FromResult(Run(services, parsed.GetValue(path))), ct, database: false));
        return command;
    }

    private static int Run(IServiceProvider services, string? asked)
    {
        var directory = asked is null ? services.GetRequiredService<RuleSettings>().Directory : VerbRunner.CallersPath(asked);
        var isFolder = Directory.Exists(directory) && new DirectoryInfo(directory).LinkTarget is null;
        var files = isFolder ? RuleFile.Find(directory).Where(IsScorecard).ToList() : [directory];
        var bad = files.Count == 0 ? 1 : 0;
        foreach (var file in files)
        {
            var (source, problem) = RuleFile.Read(isFolder ? directory : Path.GetDirectoryName(directory)!, file);
            var found = source is null ? null : ScorecardCompiler.Compile(source, services.GetRequiredService<FactCatalogue>());
            foreach (var each in found?.Problems ?? [problem!])
            {
                Console.WriteLine(each);
            }

            var isGood = found is { MayGoLive: true };
            bad += isGood ? 0 : 1;
            Console.WriteLine($"{source?.File ?? file}: {(isGood ? "baik / good" : "jangan dipakai / not usable")}");
        }

        return bad == 0 ? VerbRunner.Done : VerbRunner.Refused;

        bool IsScorecard(string file) => RuleFile.PathOf(directory, file).StartsWith("scorecards/", StringComparison.Ordinal) || asked is not null;
    }
}
