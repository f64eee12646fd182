using System.CommandLine;
using Icmesh.Kernel.Modules;
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
        var kinds = services.GetRequiredService<RuleKinds>();
        if (!write)
        {
            await Console.Out.WriteAsync(FactsDocument.Write(kinds));
            return VerbRunner.Done;
        }

        var directory = services.GetRequiredService<RuleSettings>().Directory;
        Directory.CreateDirectory(Path.Combine(directory, "schema"));
        await File.WriteAllTextAsync(Path.Combine(directory, "FACTS.md"), FactsDocument.Write(kinds), cancellationToken);
        var schemas = SchemasOf(kinds).ToList();
        foreach (var (file, content) in schemas)
        {
            await File.WriteAllTextAsync(Path.Combine(directory, "schema", file), content, cancellationToken);
        }

        Console.WriteLine($"{directory}: FACTS.md, {string.Join(", ", schemas.Select(s => $"schema/{s.File}"))}");
        return VerbRunner.Done;
    }

    /// <summary>One schema for all scorecards, one for each table and each file of gates.</summary>
    internal static IEnumerable<(string File, string Content)> SchemasOf(RuleKinds kinds) =>
    [
        ("scorecard.schema.json", ScorecardSchema.Write(kinds.Catalogue)),
        .. kinds.Tables.Select(t => (TableSchema.FileOf(t), TableSchema.Write(t))),
        .. kinds.Gates.Select(g => (GatesSchema.FileOf(g), GatesSchema.Write(g))),
    ];
}
