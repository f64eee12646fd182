using System.CommandLine;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Live;
using Icmesh.Rules.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Rules.Commands;

/// <summary><c>rules facts [--write]</c>: prints the fact catalogue, or writes it and the JSON Schema into the rules folder. Needs no database.</summary>
internal static class FactsCommand
{
    public static Command Create(VerbRunner runner)
    {
        var write = new Option<bool>("--write") { Description = "Tulis FACTS.md dan schema/ di folder aturan / write FACTS.md and schema/ into the rules folder" };
        var command = new Command("facts", "Fakta yang boleh dipakai aturan / facts that rules may name") { write };
        command.SetAction((parsed, ct) => runner.RunAsync((services, cancellation) => RunAsync(services, parsed.GetValue(write), cancellation), ct, database: false));
        return command;
    }

    internal static async Task<int> RunAsync(IServiceProvider services, bool write, CancellationToken cancellationToken)
    {
        var catalogue = services.GetRequiredService<FactCatalogue>();
        if (!write)
        {
            await Console.Out.WriteAsync(FactsDocument.Write(catalogue));
            return VerbRunner.Done;
        }

        var directory = services.GetRequiredService<RuleSettings>().Directory;
        Directory.CreateDirectory(Path.Combine(directory, "schema"));
        await File.WriteAllTextAsync(Path.Combine(directory, "FACTS.md"), FactsDocument.Write(catalogue), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "schema", "scorecard.schema.json"), ScorecardSchema.Write(catalogue), cancellationToken);
        var tables = services.GetServices<RuleTableKind>().OrderBy(t => t.Path, StringComparer.Ordinal).ToList();
        foreach (var table in tables)
        {
            await File.WriteAllTextAsync(Path.Combine(directory, "schema", TableSchema.FileOf(table)), TableSchema.Write(table), cancellationToken);
        }

        Console.WriteLine($"{directory}: FACTS.md, {string.Join(", ", ["schema/scorecard.schema.json", .. tables.Select(t => $"schema/{TableSchema.FileOf(t)}")])}");
        return VerbRunner.Done;
    }
}
