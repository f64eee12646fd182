using Icmesh.Contractors;
using Icmesh.Imports;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Runs;
using Icmesh.Incidents;
using Icmesh.Incidents.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Rules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualBasic.FileIO;

namespace Icmesh.Tests.Imports;

/// <summary>
/// The accident records that the README imports. They are not part of the project: without them this test shows as skipped.
/// </summary>
public sealed class IhmExampleTests : IAsyncLifetime
{
    private readonly ModuleDatabase _database = new(new ContractorsModule(), new IncidentsModule(), new RulesModule(), new ImportsModule());

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [SkippableFact]
    public async Task Third_parties_come_in_as_contractors_and_a_second_run_changes_nothing()
    {
        var file = Directory.GetFiles(SharedData.Folder("ihm-third-party-incidents"), "*.csv").Single();
        var all = Plain(file);
        var third = all.Where(r => r[7].StartsWith("Third Party", StringComparison.Ordinal)).ToList();

        var first = await ImportAsync(file);
        var second = await ImportAsync(file);

        Assert.Empty(first.Errors);
        Assert.Equal((all.Count, all.Count - third.Count, third.Count), (first.Rows, first.Filtered, first.Added));
        Assert.Equal(third.Select(r => (r[2], r[3])).Distinct().Count(), first.Created["contractors"]);
        Assert.Equal(third.Select(r => r[2]).Distinct().Count(), first.Created["sites"]);
        Assert.Equal((0, 0, third.Count, 0), (second.Added, second.Updated, second.Unchanged, second.Created.Values.Sum()));

        var stored = await _database.InAsync<IncidentsDb, List<Incident>>(db => db.Incidents.OrderBy(i => i.OccurredAt).ToListAsync());
        Assert.Equal(third.Count, stored.Count);
        Assert.Equal(third.Count(r => r[4] == "V"), stored.Count(i => i.Class is InjuryClass.Fatality));
        Assert.Equal(third.Count(r => r[4] == "IV"), stored.Count(i => i.Class is InjuryClass.LostTime));
        Assert.DoesNotContain(stored, i => i.Narrative.Contains('\u200b', StringComparison.Ordinal));
        Assert.Equal(third.Max(r => r[9].Length), stored.Max(i => i.Narrative.Length), tolerance: 20);
        var mining = await _database.InAsync<IContractorDirectory, ContractorCard?>(d => d.FindAsync("c01-mining", CancellationToken.None));
        Assert.Equal("Country_01 Mining", mining!.Name);
        Assert.Equal(third.Count(r => (r[2], r[3]) == ("Country_01", "Mining")), stored.Count(i => i.ContractorId == mining.Id));
    }

    [Fact]
    public async Task The_map_is_readable_without_the_records()
    {
        var map = await MapFile.ReadAsync(Path.Combine(Support.Repository.Root, "docs/examples/ihm.map.json"), CancellationToken.None);

        Assert.Equal("incidents", map.Kind);
        Assert.Equal(["contractors", "sites"], map.Create.Keys);
    }

    private async Task<ImportResult> ImportAsync(string file)
    {
        var map = await MapFile.ReadAsync(Path.Combine(Support.Repository.Root, "docs/examples/ihm.map.json"), CancellationToken.None);
        await using var scope = _database.Scope();
        var kind = scope.ServiceProvider.GetServices<IImportKind>().Single(k => k.Name == "incidents");
        return await scope.ServiceProvider.GetRequiredService<RunImport>().RunAsync(
            new(kind, file, Path.GetFileName(file), map, ReadLimits.CommandLine, DryRun: false), CancellationToken.None);
    }

    /// <summary>The rows as another reader sees them.</summary>
    private static List<string[]> Plain(string file)
    {
        using var parser = new TextFieldParser(file, System.Text.Encoding.UTF8) { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(",");
        var rows = new List<string[]>();
        while (parser.ReadFields() is { } fields)
        {
            rows.Add(fields);
        }

        return rows[1..];
    }
}
