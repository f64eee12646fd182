using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Icmesh.Privacy;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Privacy;

/// <summary>What copy and erasure rest on: that the models say of every value of a person whose it is.</summary>
[Trait("Category", "Security")]
public sealed class PersonColumnTests(IcmeshApp app) : IClassFixture<IcmeshApp>
{
    [Fact]
    public void Every_value_of_a_person_is_found_by_the_person()
    {
        using var scope = app.Services.CreateScope();
        var columns = PersonRows.Tables(scope.ServiceProvider.GetServices<ModuleDb>()).SelectMany(t => t.Type.GetProperties())
            .Where(p => ModuleDb.ClassOf(p) is DataClass.Personal or DataClass.Specific).ToList();

        Assert.True(columns.Count > 25, $"{columns.Count} columns");
        Assert.Empty(columns.Where(p => !p.HoldsSignInName() && p.DeclaringType.ClrType != typeof(ActivityEntry) && !Columns(p).Any(c => c.PersonId() is not null)).Select(Name));
    }

    [Fact]
    public void A_column_that_names_a_worker_or_an_account_says_what_becomes_of_its_row()
    {
        using var scope = app.Services.CreateScope();
        var columns = PersonRows.Tables(scope.ServiceProvider.GetServices<ModuleDb>()).SelectMany(t => t.Type.GetProperties()).Where(p => p.Name is "WorkerId" or "AccountId" or "UserId").ToList();

        Assert.True(columns.Count > 8, $"{columns.Count} columns");
        Assert.Empty(columns.Where(p => p.PersonId() is null).Select(Name));
    }

    private static IEnumerable<IReadOnlyProperty> Columns(IReadOnlyProperty property) => ((IReadOnlyEntityType)property.DeclaringType).GetProperties();

    private static string Name(IReadOnlyProperty property) => $"{property.DeclaringType.ShortName()}.{property.Name}";
}
