using Icmesh.Tests.Security.Matrix;
using Icmesh.Tokens;
using Icmesh.Tokens.Changing;
using Icmesh.Tokens.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class TokensSamples : ModuleSamples
{
    private const string View = "tokens.view", Manage = "tokens.manage";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Tokens", View),
        new("POST /Tokens?handler=Revoke&id={token}", Manage, Reach.All, ""),
        new("GET /Tokens/Create", Manage),
        new("POST /Tokens/Create", Manage, Form: "Input.Name=Gerbang&Input.Scopes=contractors.view&Input.Days=30"),
        new("GET /Tokens/openapi/v1.json", null),
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var (db, actions) = (services.GetRequiredService<TokensDb>(), services.GetRequiredService<TokenActions>());
        foreach (var side in town.There)
        {
            side["token"] = (await MakeAsync(actions, $"tamu {side}", side)).Id.ToString();
        }

        var gone = await MakeAsync(actions, "sudah dihapus", town.A);
        db.IsGuarded = false;
        await db.Set<TokenUse>().Where(u => u.TokenId == gone.Id).ExecuteDeleteAsync();
        await db.Tokens.Where(t => t.Id == gone.Id).ExecuteDeleteAsync();
        (town.Deleted["token"], town.Missing["token"]) = (gone.Id.ToString(), Guid.CreateVersion7().ToString());
    }

    private static async Task<Token> MakeAsync(TokenActions actions, string name, Side side) =>
        (await actions.CreateAsync(name, ["contractors.view"], side.Contractor, 30, CancellationToken.None)).Token;
}
