using Icmesh.Accounts;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Samples;

internal sealed class AccountsSamples : ModuleSamples
{
    private const string View = "accounts.view", Manage = "accounts.manage", Self = "accounts.self", NewPassword = "gamelan pagi di tepi danau";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Accounts", View),
        new("GET /Accounts/Matrix", View),
        new("GET /Accounts/Create", Manage),
        new("POST /Accounts/Create", Manage, Form: "Input.Name=orang.baru&Input.DisplayName=Orang+Baru&Input.Roles=contractor-supervisor&Input.Contractor={code}"),
        new("GET /Accounts/{account}", View, Reach.Persons),
        new("POST /Accounts/{account}?handler=Reset", Manage, Reach.Persons, ""),
        new("POST /Accounts/{account}?handler=ResetSecond", Manage, Reach.Persons, ""),
        new("POST /Accounts/{account}?handler=End", Manage, Reach.Persons, ""),
        new("POST /Accounts/{account}?handler=Disable", Manage, Reach.Persons, ""),
        new("POST /Accounts/{account}?handler=Enable", Manage, Reach.Persons, ""),
        new("GET /Accounts/{account}/Edit", Manage, Reach.Persons),
        new("POST /Accounts/{account}/Edit", Manage, Reach.Persons, "Input.DisplayName=Nama+Baru&Input.Roles=worker&Input.Version=1"),
        new("GET /Accounts/Profile", Self),
        new("POST /Accounts/Profile?handler=Language", Self, Form: "Language=en"),
        new("POST /Accounts/Profile?handler=EndAll", Self, Form: ""),
        new("POST /Accounts/Profile?handler=End", Self, Reach.Mine, "session={session}") { IsInForm = true },
        new("GET /Accounts/Password", Self),
        new("POST /Accounts/Password", Self, Form: $"Input.Current={SignIns.Password}&Input.Wanted={NewPassword}&Input.Again={NewPassword}"),
        new("GET /Accounts/Security", Self),
        new("POST /Accounts/Security?handler=Off", Self, Form: ""),
        new("POST /Accounts/Security?handler=Codes", Self, Form: ""),
        new("POST /Accounts/Security?handler=Seen", Self, Form: ""),
        new("GET /Accounts/Authenticator", Self),
        new("POST /Accounts/Authenticator?handler=Start", Self, Form: ""),
        new("POST /Accounts/Authenticator", Self, Form: "Code=123456"),
        new("GET /Accounts/StepUp", Self),
        new("POST /Accounts/StepUp", Self, Form: $"StepUp.Secret={SignIns.Password}"),
        new("POST /Accounts/SignOut", Self, Form: ""),
        new("GET /Accounts/SignIn", null),
        new("POST /Accounts/SignIn", null, Form: $"Input.Name=tamu.A&Input.Password={SignIns.Password}"),
        new("GET /Accounts/SecondStep", null),
        new("POST /Accounts/SecondStep", null, Form: "Code=123456"),
        new("GET /Accounts/SetUp", null) { Allowed = Outcome.NotFound },
        new("POST /Accounts/SetUp", null, Form: "Input.Code=x") { Allowed = Outcome.NotFound },
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var (db, create) = (services.GetRequiredService<AccountsDb>(), services.GetRequiredService<CreateAccount>());
        foreach (var side in town.There)
        {
            var name = town.Canary(side, "person", Reach.Persons, false, View);
            var account = (await create.RunAsync(new($"tamu.{side}", name, ["contractor-supervisor"], side.Contractor, Password: SignIns.Password), default)).Account;
            side["account"] = account.Id.ToString();
        }

        var gone = (await create.RunAsync(new("sudah.dihapus", "Sudah dihapus", ["auditor"], Password: SignIns.Password), default)).Account;
        db.RemoveRange([.. gone.Roles, gone]);
        await db.SaveChangesAsync();
        (town.Deleted["account"], town.Missing["account"]) = (gone.Id.ToString(), Guid.CreateVersion7().ToString());
        await SessionsAsync(town, db);
    }

    /// <summary>A second session of two people, besides the one that they ask with.</summary>
    private static async Task SessionsAsync(Town town, AccountsDb db)
    {
        foreach (var side in new[] { town.A, town.B, town.Deleted })
        {
            var owner = await db.Accounts.SingleAsync(a => a.UserName == side.Owner);
            var session = new Session
            {
                AccountId = owner.Id, Stamp = owner.SecurityStamp!, Method = SignInMethod.Password, IsStrong = false, Browser = "Firefox · Linux", Address = "127.0.0.1",
                StartedAt = new(2026, 3, 15, 4, 50, 0, DateTimeKind.Utc), LastSeenAt = new(2026, 3, 15, 4, 50, 0, DateTimeKind.Utc), EndsAt = new(2026, 3, 15, 16, 0, 0, DateTimeKind.Utc),
            };
            db.Add(session);
            side["session"] = session.Id.ToString();
        }

        await db.SaveChangesAsync();
        var gone = Guid.Parse(town.Deleted["session"]);
        await db.Sessions.Where(s => s.Id == gone).ExecuteDeleteAsync();
        town.Missing["session"] = Guid.CreateVersion7().ToString();
    }
}
