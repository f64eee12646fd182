using System.Reflection;
using Icmesh.Accounts.Roles;
using Icmesh.Host;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tests.Architecture;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class RoleMatrixTests(IcmeshApp app) : IClassFixture<IcmeshApp>
{
    private static readonly RoleMatrix Matrix = new();

    [Fact]
    public void Every_permission_that_anything_asks_for_is_a_row_and_every_row_is_asked_for()
    {
        var asked = Asked().Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Empty(asked.Except(Matrix.Permissions));
        Assert.Empty(Matrix.Permissions.Except(asked));
    }

    [Fact]
    public void Every_role_is_a_column_and_every_column_a_role() =>
        Assert.Equal(Role.All.Select(r => r.Code).Order(StringComparer.Ordinal), Matrix.Roles.Order(StringComparer.Ordinal));

    [Fact]
    public void A_contractors_roles_reach_the_own_company_and_no_further()
    {
        var contractors = Role.All.Where(r => r.IsContractors).ToList();

        Assert.NotEmpty(contractors);
        Assert.All(contractors, r => Assert.All(Matrix.Permissions, p => Assert.True(Matrix.Of(r.Code, p) is null or Scope.Own, $"{r.Code} {p}")));
    }

    [Fact]
    public void Everybody_may_see_to_the_own_account_and_a_worker_besides_that_to_its_card_and_to_stopping_work()
    {
        Assert.All(Role.All, r => Assert.NotNull(Matrix.Of(r.Code, "accounts.self")));
        Assert.Equal(["accounts.self", "permits.suspend", "permits.view", "readiness.card"], Matrix.Permissions.Where(p => Matrix.Of("worker", p) is not null));
    }

    /// <summary>A form carries the values that it changes: who may fill it in must be allowed to see them, as far as it reaches.</summary>
    [Theory]
    [InlineData("contractors.edit", ValuePermissions.Personal)]
    [InlineData("accounts.manage", ValuePermissions.Personal)]
    [InlineData("incidents.edit", ValuePermissions.Specific)]
    [InlineData("incidents.reclassify", ValuePermissions.Specific)]
    public void Who_edits_a_persons_values_may_see_them(string permission, string value) =>
        Assert.All(Role.All.Where(r => Matrix.Of(r.Code, permission) is not null), r => Assert.True(Matrix.Of(r.Code, value) >= Matrix.Of(r.Code, permission), r.Code));

    [Fact]
    public void Of_several_roles_the_widest_holds() =>
        Assert.Equal(
            (Scope.All, Scope.Site, null),
            (Matrix.Of(["area-authority", "hse-officer"], "incidents.edit"), Matrix.Of(["worker", "area-authority"], "incidents.edit"), Matrix.Of(["gate-guard", "clinic"], "incidents.edit")));

    [Theory]
    [InlineData("ALL")]
    [InlineData("")]
    [InlineData("team")]
    public void A_cell_that_says_anything_else_stops_the_start(string cell) =>
        Assert.Throws<InvalidOperationException>(() => new RoleMatrix([["permission", "auditor"], ["audits.view", cell]]));

    [Theory]
    [InlineData("contractor-admin", "hse-officer", true)]
    [InlineData("worker", "gate-guard", true)]
    [InlineData("auditor", "hse-admin", true)]
    [InlineData("procurement-reader", "hse-admin", true)]
    [InlineData("contractor-admin", "contractor-supervisor", false)]
    [InlineData("hse-officer", "gas-tester", false)]
    public void Roles_that_would_judge_themselves_are_kept_apart(string first, string second, bool kept)
    {
        Assert.Equal(kept, Segregation.Broken([first, second]) is { Reason.Id.Length: > 0 });
        Assert.Equal(kept, Segregation.Broken([second, first]) is not null);
    }

    [Fact]
    public void Every_name_of_the_pairs_is_a_role_or_a_side() =>
        Assert.All(Segregation.Pairs.SelectMany(p => new[] { p.First, p.Second }), n => Assert.True(n is "@contractor" or "@smelter" || Role.Find(n) is not null, n));

    private IEnumerable<string> Asked()
    {
        using var client = app.CreateClient();
        using var scope = app.Services.CreateScope();
        var assemblies = Modules.All.Select(m => m.GetType().Assembly).Append(typeof(HostApplication).Assembly).Append(Assembly.Load("Icmesh.Ui"));
        var handlers = assemblies.SelectMany(PageRules.Handlers).Select(h => h.GetCustomAttribute<RequiresAttribute>()?.Permission);
        var endpoints = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Select(e => e.Metadata.GetMetadata<RequiresAttribute>()?.Permission);
        var menu = scope.ServiceProvider.GetServices<MenuItem>().Select(m => m.Permission);
        var kinds = scope.ServiceProvider.GetServices<IImportKind>().Select(k => k.Permission);
        return [.. handlers.Concat(endpoints).Concat(menu).Concat(kinds).Concat(ValuePermissions.All).OfType<string>().Where(p => p.Length > 0)];
    }
}
