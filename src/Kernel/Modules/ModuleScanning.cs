using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Readiness;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Kernel.Modules;

public static class ModuleScanning
{
    /// <summary>
    /// Registers the plural contributions of a module's own assembly. Everything else is registered by hand, so that
    /// its absence is visible.
    /// </summary>
    public static IServiceCollection AddContributionsFrom<TModule>(this IServiceCollection services) where TModule : IModule =>
        services.Scan(scan => scan.FromAssemblyOf<TModule>()
            .AddClasses(c => c.AssignableTo<IFactSource>(), publicOnly: false).As<IFactSource>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IFigureSource>(), publicOnly: false).As<IFigureSource>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IImportKind>(), publicOnly: false).As<IImportKind>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IExportKind>(), publicOnly: false).As<IExportKind>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IReadinessCheck>(), publicOnly: false).As<IReadinessCheck>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IOutboxConsumer>(), publicOnly: false).As<IOutboxConsumer>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IDemoData>(), publicOnly: false).As<IDemoData>().WithScopedLifetime());
}
