using System.Reflection;
using Icmesh.Host;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Architecture;

[Trait("Category", "Security")]
public class PageTests(IcmeshApp app) : IClassFixture<IcmeshApp>
{
    private static readonly Assembly[] Shared = [typeof(HostApplication).Assembly, Assembly.Load("Icmesh.Ui")];

    [Theory, MemberData(nameof(ModuleTests.All), MemberType = typeof(ModuleTests))]
    public void Every_page_handler_names_a_permission_of_its_module(string name) =>
        Assert.Empty(PageRules.Unguarded(PageRules.Handlers(Modules.All.Single(m => m.Name == name).GetType().Assembly), name));

    [Fact]
    public void Every_shared_page_handler_names_a_permission_or_why_it_is_open() =>
        Assert.Empty(Shared.SelectMany(a => PageRules.Unguarded(PageRules.Handlers(a), module: null)));

    [Fact]
    public void Canary_an_unguarded_handler_is_seen()
    {
        var found = PageRules.Unguarded(PageRules.Handlers(typeof(CarelessModel)), "Permits").ToList();

        Assert.Equal(2, found.Count);
        Assert.Contains(found, v => v.EndsWith("OnGet names no permission", StringComparison.Ordinal));
        Assert.Contains(found, v => v.Contains("apd.view", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_endpoint_names_a_permission_or_why_it_is_open()
    {
        var endpoints = Endpoints();

        Assert.NotEmpty(endpoints);
        Assert.Empty(PageRules.Unguarded(endpoints));
    }

    [Fact]
    public void Canary_an_unguarded_endpoint_is_seen()
    {
        var endpoint = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/secret"), 0, EndpointMetadataCollection.Empty, null);

        Assert.Single(PageRules.Unguarded([endpoint]));
    }

    [Fact]
    public void Every_page_has_a_page_model() => Assert.Empty(PageRules.WithoutModel(Repository.Files));

    [Fact]
    public void Canary_a_page_without_model_is_seen() => Assert.Single(PageRules.WithoutModel([SourceFile.Of("src/Modules/Apd/Pages/Apd/Index.cshtml", "@page\n")]));

    [Fact]
    public void Addresses_begin_with_their_module()
    {
        var nouns = Modules.All.ToDictionary(m => m.GetType().Assembly, m => m.Name);
        var routes = Endpoints().Select(e => (e, Of: AssemblyOf(e))).Where(r => r.Of is not null && nouns.ContainsKey(r.Of))
            .Select(r => (nouns[r.Of!], r.e.RoutePattern.RawText?.Replace($"{Api.Root}/{Api.Version}/", "/", StringComparison.Ordinal) ?? "")).ToList();

        Assert.Empty(PageRules.Routes(routes));
    }

    [Fact]
    public void Canary_a_stray_address_is_seen() => Assert.Equal(["Permits answers at /ptw/list"], PageRules.Routes([("Permits", "/ptw/list"), ("Permits", "/permits/list"), ("Permits", "")]));

    private List<RouteEndpoint> Endpoints()
    {
        using var client = app.CreateClient();
        return [.. app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];
    }

    private static Assembly? AssemblyOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo?.Assembly
        ?? endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var first, ..] => Modules.All.FirstOrDefault(m => m.Name == first)?.GetType().Assembly,
            _ => null,
        }
        ?? endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly;

    private sealed class CarelessModel : PageModel
    {
        public int Asked { get; private set; }

        public void OnGet() => Asked++;

        [Requires("apd.view")] public void OnPost() => Asked++;

        [Requires("permits.view")] public void OnPostGood() => Asked++;
    }
}
