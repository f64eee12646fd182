using Icmesh.Kernel.Data;
using Icmesh.Tests.Security.Matrix;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Icmesh.Tests.Security;

/// <summary>Everything that the application answers to, tried by everybody on their own and on others' records.</summary>
[Trait("Category", "Security"), Collection(Evidence.Collection)]
public sealed class AuthorizationMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Everybody_does_what_the_matrix_says_and_nothing_else()
    {
        var run = await Evidence.Matrix;

        output.WriteLine(Evidence.Line(run));
        Assert.Empty(run.Unproven);
        Show(run);
    }

    /// <param name="only">Part of what there is.</param>
    internal static async Task CheckAsync(Func<Sample, bool> only, Func<Principal, bool>? asked = null)
    {
        var town = await Town.GetAsync();
        await using var app = town.Open();
        var run = await new MatrixRun(town, app).RunAsync(only, asked);
        Assert.NotEmpty(run.Cells);
        Show(run);
    }

    private static void Show(MatrixRun run) => Assert.True(!run.Wrong.Any(), string.Join('\n', run.Wrong.Take(40)));

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
