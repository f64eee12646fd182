using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Faults;

/// <summary>Ways to break one thing of an application that is otherwise whole, from outside.</summary>
internal static class Breaking
{
    /// <summary>Puts something in the place of what a service gives, made from it.</summary>
    public static void Decorate(this IServiceCollection services, Type service, Func<object, object> change)
    {
        var real = services.Last(s => s.ServiceType == service);
        services.Remove(real);
        services.Add(new(service, sp => change(real.ImplementationFactory?.Invoke(sp) ?? ActivatorUtilities.CreateInstance(sp, real.ImplementationType!)), real.Lifetime));
    }

    public static void Decorate<T>(this IServiceCollection services, Func<T, T> change) where T : class => services.Decorate(typeof(T), o => change((T)o));

    /// <summary>Changes how contexts are made, of all modules or of one.</summary>
    public static void Contexts(this IServiceCollection services, Action<DbContextOptionsBuilder> change, string only = "")
    {
        foreach (var context in services.Select(s => s.ServiceType).Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(DbContextOptions<>)).Select(t => t.GenericTypeArguments[0])
            .Where(t => t.Name.Contains(only, StringComparison.Ordinal)).Distinct().ToList())
        {
            services.AddSingleton(typeof(IDbContextOptionsConfiguration<>).MakeGenericType(context), Activator.CreateInstance(typeof(Configured<>).MakeGenericType(context), change)!);
        }
    }

    /// <summary>Changes the model of contexts after it is complete.</summary>
    public static void Models<TCustomizer>(this IServiceCollection services, string only = "") where TCustomizer : IModelCustomizer =>
        services.Contexts(o => o.ReplaceService<IModelCustomizer, TCustomizer>(), only);

    /// <summary>Contexts without one of their interceptors.</summary>
    public static void Without<T>(this IServiceCollection services, string only = "") where T : IInterceptor => services.Contexts(
        options =>
        {
            var core = options.Options.FindExtension<CoreOptionsExtension>()!;
            var bare = core.WithInterceptors([]);
            Set("_interceptors", core.Interceptors?.Where(i => i is not T).ToList());
            Set("_singletonInterceptors", core.SingletonInterceptors?.Where(i => i is not T).ToList());
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(bare);

            void Set(string field, object? kept) => typeof(CoreOptionsExtension).GetField(field, BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(bare, kept);
        },
        only);

    /// <summary>Every command to the database is another one.</summary>
    public static void Commands(this IServiceCollection services, string pattern, string replacement) => services.AddSingleton<IInterceptor>(new Rewriting(new Regex(pattern), replacement));

    /// <summary>Endpoints as the routing found them, changed before anything asks about their permission.</summary>
    public static void Endpoints(this IServiceCollection services, Func<Endpoint, Endpoint> change) => services.AddSingleton<IStartupFilter>(new Outermost((context, next) =>
    {
        context.Features.Set<IEndpointFeature>(new Swapping(change));
        return next(context);
    }));

    /// <summary>Answers changed on their way out, after everything else had its say.</summary>
    public static void Answers(this IServiceCollection services, Action<HttpResponse> change) => services.AddSingleton<IStartupFilter>(new Outermost((context, next) =>
    {
        // What is registered first runs last.
        context.Response.OnStarting(() =>
        {
            change(context.Response);
            return Task.CompletedTask;
        });
        return next(context);
    }));

    /// <summary>Filters of one page, as they would be had its author forgotten something.</summary>
    public static void Page(this IServiceCollection services, string page, Action<IList<IFilterMetadata>> change) =>
        services.PostConfigure<RazorPagesOptions>(o => o.Conventions.Add(new Changing(page, change)));

    /// <summary>The page's filter takes a handler's attributes from another method.</summary>
    public static void Attributes(this IServiceCollection services, string page, MethodInfo other) => services.Page(page, filters =>
    {
        filters.Remove(filters.Single(IsGate));
        filters.Add(new Mistaken(other));
    });

    public static bool IsGate(IFilterMetadata filter) => filter is ServiceFilterAttribute { ServiceType: var type } && type == typeof(RequiresPageFilter);

    private sealed class Configured<T>(Action<DbContextOptionsBuilder> change) : IDbContextOptionsConfiguration<T> where T : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => change(optionsBuilder);
    }

    private sealed class Outermost(Func<HttpContext, RequestDelegate, Task> step) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(step);
            next(app);
        };
    }

    private sealed class Swapping(Func<Endpoint, Endpoint> change) : IEndpointFeature
    {
        private Endpoint? _endpoint;

        public Endpoint? Endpoint
        {
            get => _endpoint;
            set => _endpoint = value is null ? null : change(value);
        }
    }

    private sealed class Changing(string page, Action<IList<IFilterMetadata>> change) : IPageApplicationModelConvention
    {
        public void Apply(PageApplicationModel model)
        {
            if (model.ViewEnginePath == page)
            {
                change(model.Filters);
            }
        }
    }

    private sealed class Mistaken(MethodInfo other) : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var handler = new HandlerMethodDescriptor { MethodInfo = other, HttpMethod = context.HandlerMethod!.HttpMethod, Name = context.HandlerMethod.Name, Parameters = [] };
            var page = new PageContext(context) { ActionDescriptor = context.ActionDescriptor };
            var seen = new PageHandlerExecutingContext(page, context.Filters, handler, context.HandlerArguments, context.HandlerInstance);
            await context.HttpContext.RequestServices.GetRequiredService<RequiresPageFilter>().OnPageHandlerExecutionAsync(seen, next);
            context.Result = seen.Result;
        }
    }

    private sealed class Rewriting(Regex pattern, string replacement) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            command.CommandText = pattern.Replace(command.CommandText, replacement);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            command.CommandText = pattern.Replace(command.CommandText, replacement);
            return new(result);
        }
    }
}

internal sealed class WithoutFilters(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IContractorOwned))))
        {
            entity.SetQueryFilter(FenceFilters.Contractor, null);
        }
    }
}

internal sealed class WithoutOwner(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.FindProperty(nameof(IContractorOwned.ContractorId))?.IsConcurrencyToken = false;
        }
    }
}

internal sealed class WithoutVersion(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.FindProperty(nameof(IVersioned.Version))?.IsConcurrencyToken = false;
        }
    }
}
