using System.Reflection;
using Icmesh.Host;
using Icmesh.Kernel.Rules;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using FactText = Icmesh.Kernel.Facts.FactAttribute;
using IFactSource = Icmesh.Kernel.Facts.IFactSource;

namespace Icmesh.Tests.Architecture;

public class FactTests(IcmeshApp app) : IClassFixture<IcmeshApp>
{
    [Fact]
    public void Every_fact_record_is_flat_sealed_nullable_and_documented()
    {
        using var scope = app.Services.CreateScope();
        var types = FactTypes(scope.ServiceProvider);

        Assert.Empty(types.SelectMany(FactRules.Check));
    }

    [Fact]
    public void Every_fact_record_has_a_source_or_a_file_of_gates_that_is_registered()
    {
        using var scope = app.Services.CreateScope();
        var known = FactTypes(scope.ServiceProvider);

        var records = Modules.All.SelectMany(m => m.GetType().Assembly.GetTypes())
            .Where(t => t.GetProperties().Any(p => p.GetCustomAttribute<FactText>() is not null));

        Assert.Empty(records.Where(r => !known.Contains(r)).Select(r => r.FullName));
    }

    private static HashSet<Type> FactTypes(IServiceProvider services) =>
        [.. services.GetServices<IFactSource>().Select(s => s.FactType), .. services.GetServices<GateFile>().Select(f => f.FactType)];

    [Fact]
    public void A_source_names_its_own_module()
    {
        using var scope = app.Services.CreateScope();

        Assert.All(
            scope.ServiceProvider.GetServices<IFactSource>(),
            s => Assert.Equal($"Icmesh.{s.Module}", s.GetType().Assembly.GetName().Name, ignoreCase: true));
    }

    [Fact]
    public void Canary_a_careless_fact_record_is_seen()
    {
        var found = FactRules.Check(typeof(CarelessFacts)).ToList();

        Assert.Contains("CarelessFacts is not a flat sealed record", found);
        Assert.Contains("CarelessFacts.Read is a method: rules could call it", found);
        Assert.Contains("CarelessFacts.Noise is a Double: a fact is a decimal, an integer, a flag or a text", found);
        Assert.Contains("CarelessFacts.Count can never be unknown", found);
        Assert.Contains("CarelessFacts.Count is not explained in both languages", found);
        Assert.Contains("CarelessFacts.Name has no [Fact] text", found);
    }

    private abstract record CarelessFacts(double? Noise, string? Name)
    {
        [FactText("Count", "Count")] public int Count { get; init; }

        public string? Read() => Name + Noise;
    }
}
