using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Icmesh.Tokens.Calling;

/// <summary>The document that says what may be called: each address of <c>/api</c> with the permission it takes.</summary>
internal static class OpenApi
{
    private const string Bearer = "bearer";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Api.Version, options =>
    {
        options.ShouldInclude = description => description.GroupName == Api.Version;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "ICMESH", Version = Api.Version, Description = "Calls carry a token: Authorization: Bearer icm_… A token is made on the page /Tokens." };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme> { [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer } };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var permission = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiresAttribute>().Single().Permission;
            operation.Description = $"Permission: {permission}";
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [permission] }];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOpenApi("/Tokens/openapi/{documentName}.json").OpenToAll("Says what may be called and by which permission; holds no data");
}
