using Icmesh.Kernel.Data;
using Icmesh.Tests.Security.Matrix;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Icmesh.Tests.Security;

/// <summary>Everything that the application answers to, tried by everybody on their own and on others' records.</summary>
[Trait("Category", "Security")]
public sealed class AuthorizationMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Everybody_does_what_the_matrix_says_and_nothing_else()
    {
        var town = await Town.GetAsync();
        await using var app = town.Open();

        var run = await new MatrixRun(town, app).RunAsync();

        await run.WriteAsync();
        output.WriteLine($"operations={run.Operations.Count} principals={town.Principals.Count} cells={run.Cells.Count} wrong={run.Wrong.Count()} unproven={run.Unproven.Count} leaks={run.Leaks}");
        Assert.True(run.Unproven.Count == 0 && !run.Wrong.Any(), string.Join('\n', [.. run.Wrong.Take(40).Select(c => c.ToString()), .. run.Unproven]));
    }

    [Fact]
    public async Task The_town_has_a_row_of_each_company_in_every_table_of_companies()
    {
        var town = await Town.GetAsync();
        await using var app = town.Open();
        await using var scope = app.Services.CreateAsyncScope();
        var missing = new List<string>();
        foreach (var db in scope.ServiceProvider.GetServices<ModuleDb>())
        {
            db.Fence.OpenAll();
            foreach (var type in db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IContractorOwned)) && !e.ClrType.IsAbstract))
            {
                var owners = (await FenceTests.RowsAsync(db, type)).Select(r => ((IContractorOwned)r).ContractorId).ToHashSet();
                missing.AddRange(town.There.Where(h => !owners.Contains(h.Contractor!.Value)).Select(h => $"{type.DisplayName()} of {h}"));
            }
        }

        Assert.True(missing.Count == 0, $"No row of {string.Join(", ", missing)}: add it in the SeedAsync of the module's samples.");
    }
}
