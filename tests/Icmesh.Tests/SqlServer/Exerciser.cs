using System.Reflection;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Imports;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Tests.SqlServer;

/// <param name="Failure">How it ended early: made-up answers lead some paths into a refusal. Null where it ran to its end.</param>
internal sealed record Tried(string What, Exception? Failure);

/// <summary>Calls whatever the modules offer, so that a new one is covered when it is registered, and the log fills with its commands.</summary>
internal sealed class Exerciser(CaptureApp app)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public List<Tried> Paths { get; } = [];

    /// <summary>Each table is read, added to, changed and removed from.</summary>
    public async Task TablesAsync()
    {
        foreach (var name in Names())
        {
            foreach (var type in InScope(s => Context(s, name).Model.GetEntityTypes().Select(e => e.ClrType).Distinct().ToList()))
            {
                await TryAsync($"{name} {type.Name} rows", (s, ct) => RowsAsync(Context(s, name), type, ct));
            }
        }
    }

    /// <summary>Contributions, asked the way that the application asks them.</summary>
    public async Task ContributionsAsync()
    {
        await EachAsync<IImportKind>((kind, services, ct) => services.GetRequiredService<DbSession>().InTransactionAsync(() => kind.ApplyAsync(ArgumentMaker.Batch(kind), ct), ct));
        await EachAsync<IExportKind>(async (kind, _, ct) => await DrainAsync(kind.RowsAsync(ct)));
        await EachAsync<IOutboxConsumer>((consumer, _, ct) => consumer.HandleAsync([.. AllTopics().Where(consumer.Handles).Select(Message)], ct));
        await EachAsync<IFactSource>(async (source, services, ct) =>
        {
            var window = ArgumentMaker.Window(services);
            await source.ReadAsync([RowMaker.Id], window, ct);
            foreach (var fact in source.FactType.GetProperties())
            {
                await source.RecordsAsync(fact.Name, RowMaker.Id, window, 20, ct);
            }
        });
    }

    /// <summary>
    /// Every asynchronous method of every service that a module or the Host registered. Migrations are EF's own commands, checked as
    /// scripts; background services are not asked by anybody.
    /// </summary>
    public async Task ServicesAsync()
    {
        Type[] apart = [typeof(DbContext), typeof(IDatabaseStartup), typeof(IHostedService)];
        var types = app.Registered.Where(d => d.ImplementationType is { IsGenericTypeDefinition: false } t && IsOurs(t) && !Array.Exists(apart, t.IsAssignableTo))
            .Select(d => (d.ServiceType, Implementation: d.ImplementationType!)).DistinctBy(d => d.Implementation).ToList();
        foreach (var (service, implementation) in types)
        {
            foreach (var method in Methods(implementation))
            {
                await TryAsync($"{Noun(implementation)} {implementation.Name}.{method.Name}", async (services, ct) =>
                {
                    var target = services.GetServices(service).First(i => i?.GetType() == implementation)!;
                    if (new ArgumentMaker(services, ct).For(method) is { } arguments)
                    {
                        await FinishAsync(method.Invoke(target, arguments));
                    }
                });
            }
        }
    }

    /// <summary>Every address that shows a page.</summary>
    public async Task PagesAsync(IEnumerable<string> addresses)
    {
        using var client = app.CreateClient();
        foreach (var address in addresses)
        {
            await TryAsync(address, async (_, ct) =>
            {
                using var response = await client.GetAsync(new Uri(address, UriKind.Relative), ct);
                if ((int)response.StatusCode >= 500)
                {
                    throw new HttpRequestException(await response.Content.ReadAsStringAsync(ct), null, response.StatusCode);
                }
            });
        }
    }

    private static async Task RowsAsync(ModuleDb db, Type type, CancellationToken cancellationToken)
    {
        var entity = db.Model.FindEntityType(type)!;
        foreach (var state in new[] { EntityState.Added, EntityState.Modified, EntityState.Deleted })
        {
            if (type == typeof(ActivityEntry) && state is not EntityState.Added)
            {
                break;
            }

            // One row and several: EF writes a batch in another way.
            foreach (var count in new[] { 1, 6 })
            {
                db.ChangeTracker.Clear();
                for (var i = 0; i < count; i++)
                {
                    EntityMaker.Make(db, entity, isStored: state is not EntityState.Added).State = state;
                }

                await db.SeedAsync(cancellationToken);
            }
        }
    }

    private Task EachAsync<T>(Func<T, IServiceProvider, CancellationToken, Task> use) where T : class
    {
        var types = InScope(s => s.GetServices<T>().Select(i => i.GetType()).ToList());
        return types.Aggregate(Task.CompletedTask, async (before, type) =>
        {
            await before;
            await TryAsync($"{Noun(type)} {type.Name} as {typeof(T).Name}", (s, ct) => use(s.GetServices<T>().First(i => i.GetType() == type), s, ct));
        });
    }

    private async Task TryAsync(string what, Func<IServiceProvider, CancellationToken, Task> use)
    {
        app.Log.Doing = what;
        using var patience = new CancellationTokenSource(Patience);
        await using var scope = app.Services.CreateAsyncScope();
        var failure = await Record.ExceptionAsync(() => use(scope.ServiceProvider, patience.Token).WaitAsync(Patience * 2));
        Paths.Add(new(what, failure is TargetInvocationException { InnerException: { } inner } ? inner : failure));
    }

    private static async Task FinishAsync(object? result)
    {
        switch (result)
        {
            case Task task:
                await task;
                break;
            case ValueTask task:
                await task;
                break;
            case not null when result.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } stream:
                await (Task)typeof(Exerciser).GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(stream.GetGenericArguments()).Invoke(null, [result])!;
                break;
            case not null when result.GetType().GetMethod("AsTask") is { } asTask:
                await (Task)asTask.Invoke(result, null)!;
                break;
        }
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
        }
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => (m.IsPublic || m.IsAssembly) && !m.IsGenericMethod && !m.IsSpecialName && IsAsync(m.ReturnType));

    private static bool IsAsync(Type type) => type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name?.StartsWith("Icmesh.", StringComparison.Ordinal) == true && type.Assembly != typeof(Exerciser).Assembly;

    private static string Noun(Type type) => type.Assembly.GetName().Name!["Icmesh.".Length..];

    private static IEnumerable<string> AllTopics() => typeof(Topics).GetFields().Select(f => (string)f.GetValue(null)!);

    private static OutboxMessage Message(string topic) => new() { Id = 1, At = new DateTime(2026, 1, 15, 0, 0, 0, DateTimeKind.Utc), Topic = topic, ContractorId = RowMaker.Id };

    private static ModuleDb Context(IServiceProvider services, string name) => services.GetServices<ModuleDb>().Single(c => Installation.NameOf(c) == name);

    private List<string> Names() => InScope(s => s.GetServices<ModuleDb>().Select(Installation.NameOf).ToList());

    private T InScope<T>(Func<IServiceProvider, T> read)
    {
        using var scope = app.Services.CreateScope();
        return read(scope.ServiceProvider);
    }
}
