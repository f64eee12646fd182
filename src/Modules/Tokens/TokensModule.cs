using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Web;
using Icmesh.Tokens.Calling;
using Icmesh.Tokens.Changing;
using Icmesh.Tokens.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tokens;

public sealed class TokensModule : IModule
{
    public string Name => "Tokens";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<TokensDb, SqliteTokensDb, SqlServerTokensDb>(database, TokensDb.Prefix)
        .AddTokenScheme().AddCallLimiter().AddApiDocument()
        .AddScoped<TokenActions>()
        .AddSingleton(new ActivityNoun(TokenActions.Subject, typeof(TokensText), TokensPermissions.View, ["create", "revoke"], typeof(Token)) { Page = (_, _) => "/Tokens" })
        .AddSingleton(new MenuItem(new("Token API", "API tokens"), "/Tokens", "key", new("Pengaturan", "Settings"), 99, TokensPermissions.View))
        .AddContributionsFrom<TokensModule>();

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapApiDocument();
}
