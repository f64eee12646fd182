using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Tests.Support;

/// <summary>
/// A fault that every application has that is made from here on in this flow of work, so that a test can be seen to notice it. The
/// product's own wiring is changed from outside, after it is complete: there is no switch for it.
/// </summary>
internal sealed class Planted : IDisposable
{
    private static readonly AsyncLocal<Action<IServiceCollection>?> Fault = new();

    public Planted(Action<IServiceCollection>? fault) => Fault.Value = fault;

    public static Action<IServiceCollection>? Current => Fault.Value;

    /// <summary>Has the fault in a host that a test builds by itself.</summary>
    public static IDisposable? WhileBuilding() => Current is null ? null : new Watch();

    public void Dispose() => Fault.Value = null;

    /// <summary>A host announces that it is about to be built, with what it is made of.</summary>
    private sealed class Watch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];

        public Watch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                lock (_subscriptions)
                {
                    _subscriptions.Add(value.Subscribe(this));
                }
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // Others build theirs at the same time, in flows of their own.
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder } && Current is { } fault)
            {
                builder.ConfigureServices(services => fault(services));
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            lock (_subscriptions)
            {
                _subscriptions.ForEach(s => s.Dispose());
            }
        }
    }
}
