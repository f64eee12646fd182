using System.CommandLine;
using Icmesh.Kernel.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Kernel.Modules;

/// <summary>One area of the trade. The Host knows a module only through this interface.</summary>
public interface IModule
{
    /// <summary>The module's noun: folder, namespace, first part of its URLs, table prefix and permissions.</summary>
    string Name { get; }

    void AddServices(IServiceCollection services, DatabaseOptions database);

    void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    /// <summary>The module's verbs on the command line.</summary>
    IEnumerable<Command> Commands(VerbRunner runner) => [];
}
