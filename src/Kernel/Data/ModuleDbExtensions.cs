using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Icmesh.Kernel.Data;

public static class ModuleDbExtensions
{
    /// <summary>Registers a module's context on the configured provider, on the scope's one connection.</summary>
    public static IServiceCollection AddModuleDb<TDb, TSqlite, TSqlServer>(this IServiceCollection services, DatabaseOptions database, string tablePrefix)
        where TDb : ModuleDb
        where TSqlite : TDb
        where TSqlServer : TDb
    {
        var history = $"{tablePrefix}__migrations";
        if (database.Provider is DatabaseProvider.Sqlite)
        {
            services.AddDbContext<TSqlite>((sp, o) => o.UseSqlite(sp.GetRequiredService<DbSession>().Connection, s => s.MigrationsHistoryTable(history)).Common(sp));
            services.AddScoped<TDb>(Joined<TSqlite>);
        }
        else
        {
            services.AddDbContext<TSqlServer>((sp, o) => o.UseSqlServer(sp.GetRequiredService<DbSession>().Connection, s => s.MigrationsHistoryTable(history)).Common(sp));
            services.AddScoped<TDb>(Joined<TSqlServer>);
        }

        services.TryAddScoped(FenceOf);
        services.TryAddScoped<Masking>();
        services.TryAddSingleton(sp => new PersonVault(sp.GetService<IDataProtectionProvider>()));
        services.TryAddScoped<SpecificReads>();
        services.AddMemoryCache();
        return services.AddScoped<ModuleDb>(sp => sp.GetRequiredService<TDb>());
    }

    private static T Joined<T>(IServiceProvider services) where T : ModuleDb
    {
        var context = services.GetRequiredService<T>();
        services.GetRequiredService<DbSession>().Join(context);
        context.Fence = services.GetRequiredService<Fence>();
        context.Vault = services.GetRequiredService<PersonVault>();
        return context;
    }

    /// <summary>The system's own work is unfenced; work in somebody's name is fenced as that person was; a request opens it by its permission.</summary>
    private static Fence FenceOf(IServiceProvider services) =>
        services.GetService<ActingUser>()?.Fence?.Copy() ?? (services.GetRequiredService<ICurrentUser>() is SystemUser ? Fence.Open() : new Fence());

    private static void Common(this DbContextOptionsBuilder options, IServiceProvider services)
    {
        options.AddInterceptors(SqlitePragmas.Instance, LoadedCheck.Instance, StatementGuard.Instance);
        options.AddInterceptors(services.GetServices<IInterceptor>());
    }
}
