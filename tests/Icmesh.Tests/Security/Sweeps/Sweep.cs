using Icmesh.Tests.Security.Matrix;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>How a call was answered.</summary>
/// <param name="Fault">What no answer may carry, see <see cref="AnswerRules"/>; null where nothing is wrong.</param>
internal sealed record Answer(int Status, string Text, string Headers, string? Fault);

/// <summary>
/// The town's application, and what is needed to try every operation with bad input: who may run it, the fields that it reads, and what
/// is stored. The calls are those of the matrix, so that a page with a sample is in every sweep from its first day.
/// </summary>
internal sealed class Sweep : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private readonly List<(Operation Operation, CompiledPageActionDescriptor? Page)> _operations = [];

    private Sweep(Town town, TownApp app)
    {
        (Town, App, _client, State) = (town, app, app.Browser(), new TownState(app));
    }

    public Town Town { get; }

    public TownApp App { get; }

    public TownState State { get; }

    /// <summary>How many calls were made.</summary>
    public int Calls { get; private set; }

    public List<string> Faults { get; } = [];

    public IReadOnlyList<Operation> Operations => [.. _operations.Select(o => o.Operation)];

    /// <summary>Operations that change something, or could.</summary>
    public IEnumerable<Sample> Unsafe => Town.Samples.Where(s => s.Verb != "GET");

    /// <summary>Whatever is only read, but for the stream, which never ends.</summary>
    public IEnumerable<Sample> Safe => Town.Samples.Where(s => s.Verb == "GET" && s.Path != "/Reporting/Events");

    public static async Task<Sweep> OpenAsync()
    {
        var town = await Town.GetAsync();
        var sweep = new Sweep(town, town.Open());
        await sweep.ReadOperationsAsync();
        return sweep;
    }

    private async Task ReadOperationsAsync()
    {
        var (loader, pages) = (App.Services.GetRequiredService<PageLoader>(), new Dictionary<string, CompiledPageActionDescriptor>());
        foreach (var endpoint in App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints))
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && !pages.ContainsKey(page.ViewEnginePath))
            {
                pages[page.ViewEnginePath] = await loader.LoadAsync(page, endpoint.Metadata);
            }
        }

        _operations.AddRange((await Operation.AllAsync(App.Services)).Select(o => (o, o.IsPage ? pages.GetValueOrDefault(o.Source) : null)));
    }

    /// <summary>Who runs this on the records of A, people of the company first: what they may do is the least.</summary>
    public IEnumerable<Principal> Allowed(Sample sample) => Town.Principals.Where(p => Town.Oracle.Expect(p, sample, Town.A) == sample.Allowed && (sample.Permission is not null || !p.IsSignedIn))
        .OrderByDescending(p => p.Contractor is not null);

    public Call CallOf(Sample sample, Principal who) => Call.Of(Town, sample, who, Town.A);

    public async Task<Answer> SendAsync(Call call)
    {
        Calls++;
        using var cancellation = new CancellationTokenSource(Patience);
        using var request = call.Request();
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation.Token);
        var text = await MatrixRun.TextAsync(answer);
        return new((int)answer.StatusCode, text, $"{answer.Headers}{answer.Content.Headers}", AnswerRules.Fault(answer, text));
    }

    /// <returns>Whether the last calls changed anything but the record of who read what; if so, it is undone.</returns>
    public bool WasChanged()
    {
        var changed = State.HasChanged(butForReads: true);
        if (changed)
        {
            State.Restore();
        }

        return changed;
    }

    /// <summary>The names under which a handler reads texts from its caller, as its model says, and of which type each is.</summary>
    public IReadOnlyList<(string Name, Type Type)> FieldsOf(Sample sample)
    {
        if (PageOf(sample) is not { } page)
        {
            return [.. CallOf(sample, Town.Principals[0]).Fields.Select(f => (f.Key, typeof(string)))];
        }

        var handler = page.HandlerMethods.First(h => h.HttpMethod.Equals(sample.Verb, StringComparison.OrdinalIgnoreCase) && (h.Name ?? "").Equals(Operation.HandlerOf(sample), StringComparison.OrdinalIgnoreCase));
        var bound = page.BoundProperties.Select(p => (Name: p.BindingInfo?.BinderModelName ?? p.Name, Type: p.ParameterType))
            .Concat(handler.Parameters.Select(p => (Name: p.BindingInfo?.BinderModelName ?? p.Name, Type: p.ParameterType)));
        var metadata = App.Services.GetRequiredService<IModelMetadataProvider>();
        return [.. bound.SelectMany(b => Flat(metadata.GetMetadataForType(b.Type), b.Name, 0)).DistinctBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What the address names its parts, as <c>code</c> for <c>/Contractors/{code}</c>.</summary>
    public IReadOnlyList<string> RouteNamesOf(Sample sample) => Operation.Of(sample, Operations) is { } operation ? operation.RouteNames : [];

    /// <summary>Prefixes of the models of a page: <c>Input</c>, <c>Answers</c>.</summary>
    public IReadOnlyList<string> PrefixesOf(Sample sample) => [.. FieldsOf(sample).Where(f => f.Name.Contains('.', StringComparison.Ordinal)).Select(f => f.Name[..(f.Name.IndexOf('.', StringComparison.Ordinal) + 1)]).Distinct()];

    private CompiledPageActionDescriptor? PageOf(Sample sample) =>
        Operation.Of(sample, Operations) is { } operation ? _operations.First(o => o.Operation == operation).Page : null;

    private static IEnumerable<(string Name, Type Type)> Flat(ModelMetadata model, string name, int depth) => model switch
    {
        _ when model.ModelType == typeof(CancellationToken) || model.ModelType.IsAssignableTo(typeof(Microsoft.AspNetCore.Http.IFormFile)) || depth > 3 => [],
        { IsEnumerableType: true } when model.ElementMetadata is { IsComplexType: true } element => Flat(element, $"{name}[0]", depth + 1),
        { IsEnumerableType: true } => [(name, model.ModelType)],
        { IsComplexType: true } => model.Properties.Where(p => !p.IsReadOnly).SelectMany(p => Flat(p, p.BinderModelName ?? $"{name}.{p.PropertyName}", depth + 1)),
        _ => [(name, model.ModelType)],
    };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        State.Dispose();
        await App.DisposeAsync();
    }
}

/// <summary>A sweep's application for all tests of a class.</summary>
public sealed class SweepFixture : IAsyncLifetime
{
    internal Sweep Sweep { get; private set; } = null!;

    internal async Task RunAsync(int atLeast, Func<Sweep, Task> run, Action<string> tell)
    {
        var before = Sweep.Calls;
        Sweep.Faults.Clear();

        await run(Sweep);

        Sweep.State.Restore();
        tell($"calls={Sweep.Calls - before} faults={Sweep.Faults.Count}");
        Assert.True(Sweep.Faults.Count == 0, string.Join('\n', Sweep.Faults.Take(60)));
        Assert.InRange(Sweep.Calls - before, atLeast, int.MaxValue);
    }

    public async Task InitializeAsync() => Sweep = await Sweep.OpenAsync();

    public async Task DisposeAsync() => await Sweep.DisposeAsync();
}
