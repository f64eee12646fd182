using Icmesh.Kernel.Web;
using Icmesh.Tokens.Changing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>Devices that ask with a token: one that may everything there is, for all and for A and B, and one that may nothing.</summary>
internal static class Devices
{
    public static async Task<IReadOnlyList<Principal>> MakeAsync(Town town, TownApp app, HttpClient client, Principal visitor)
    {
        // Each carries what any visitor's browser would, so that nothing but the token can tell it apart.
        IReadOnlyList<string> all = Api.Permissions(app.Services.GetRequiredService<EndpointDataSource>());
        return
        [
            await MakeAsync(app, client, visitor with { Name = "device", IsSignedIn = true, Scopes = all }),
            await MakeAsync(app, client, visitor with { Name = "device-A", IsSignedIn = true, Scopes = all, Contractor = town.A.Contractor, Below = [town.Sub.Contractor!.Value] }),
            await MakeAsync(app, client, visitor with { Name = "device-B", IsSignedIn = true, Scopes = all, Contractor = town.B.Contractor }),
            await MakeAsync(app, client, visitor with { Name = "device-without", IsSignedIn = true, Scopes = [] }),
        ];
    }

    private static async Task<Principal> MakeAsync(TownApp app, HttpClient client, Principal device)
    {
        var secret = await app.InAsync<TokenActions, string>(async actions => (await actions.CreateAsync(device.Name, device.Scopes!, device.Contractor, 30, default)).Secret);
        var header = ("Authorization", $"Bearer {secret}");

        // The first call notes when the token was used; later ones of the same minute change nothing.
        using var first = new HttpRequestMessage(HttpMethod.Get, "/api/v1/contractors");
        first.Headers.Add(header.Item1, header.Item2);
        using var answer = await client.SendAsync(first);
        return device with { Headers = [header] };
    }
}
