using Icmesh.Accounts;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Identity;
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
        new("POST /Accounts/{account}?handler=PhoneCode", Manage, Reach.Persons, ""),
        new("POST /Accounts/{account}?handler=RemovePhone", Manage, Reach.Persons, "phone={guest-phone}"),
        new("GET /Accounts/{account}/Edit", Manage, Reach.Persons),
        new("POST /Accounts/{account}/Edit", Manage, Reach.Persons, "Input.DisplayName=Nama+Baru&Input.Roles=worker&Input.Version=1"),
        new("GET /", Self),
        new("GET /Accounts/Profile", Self),
        new("POST /Accounts/Profile?handler=Language", Self, Form: "Language=en"),
        new("POST /Accounts/Profile?handler=EndAll", Self, Form: ""),
        new("POST /Accounts/Profile?handler=End", Self, Reach.Mine, "session={session}") { IsInForm = true },
        new("POST /Accounts/Profile?handler=RemovePhone", Self, Reach.Mine, "phone={phone}") { IsInForm = true },
        new("GET /Accounts/Phone", Self),
        new("POST /Accounts/Phone", Self, Form: "Input.Name=Ponsel&Input.Pin=482915&Input.Again=482915"),
        new("GET /Accounts/Password", Self),
        new("POST /Accounts/Password", Self, Form: $"Input.Current={SignIns.Password}&Input.Wanted={NewPassword}&Input.Again={NewPassword}"),
        new("GET /Accounts/Security", Self),
        new("POST /Accounts/Security?handler=Off", Self, Form: ""),
        new("POST /Accounts/Security?handler=Codes", Self, Form: ""),
        new("POST /Accounts/Security?handler=Seen", Self, Form: ""),
        new("POST /Accounts/Security?handler=Options", Self, Form: ""),
        new("POST /Accounts/Security?handler=Add", Self, Form: "name=Ponsel&credential=") { Allowed = Outcome.Refused },
        new("POST /Accounts/Security?handler=Rename", Self, Reach.Mine, "id={passkey}&name=Ponsel+lama") { IsInForm = true },
        new("POST /Accounts/Security?handler=Remove", Self, Reach.Mine, "id={passkey}") { IsInForm = true },
        new("GET /Accounts/Authenticator", Self),
        new("POST /Accounts/Authenticator?handler=Start", Self, Form: ""),
        new("POST /Accounts/Authenticator", Self, Form: "Code=123456"),
        new("GET /Accounts/StepUp", Self),
        new("POST /Accounts/StepUp", Self, Form: $"StepUp.Secret={SignIns.Password}"),
        new("POST /Accounts/StepUp?handler=Options", Self, Form: ""),
        new("POST /Accounts/SignOut", Self, Form: ""),
        new("GET /Accounts/SignIn", null),
        new("POST /Accounts/SignIn", null, Form: $"Input.Name=tamu.A&Input.Password={SignIns.Password}"),
        new("POST /Accounts/SignIn?handler=Options", null, Form: ""),
        new("POST /Accounts/SignIn?handler=Passkey", null, Form: "credential=") { Allowed = Outcome.Refused },
        new("GET /Accounts/Pin", null),
        new("POST /Accounts/Pin", null, Form: "Pin=482915"),
        new("GET /Accounts/Enrol", null),
        new("POST /Accounts/Enrol", null, Form: "Code=aaaa-bbbb-cccc-dddd&Input.Name=Ponsel&Input.Pin=482915&Input.Again=482915") { Allowed = Outcome.Refused },
        new("GET /Accounts/Corporate", null) { Allowed = Outcome.NotFound },
        new("GET /Accounts/Corporate?handler=SignOut", null) { Allowed = Outcome.NotFound },
        new("GET /Accounts/SecondStep", null),
        new("POST /Accounts/SecondStep?handler=Options", null, Form: "") { Allowed = Outcome.NotFound },
        new("POST /Accounts/SecondStep?handler=Passkey", null, Form: "credential="),
        new("POST /Accounts/SecondStep", null, Form: "Code=123456"),
        new("GET /Accounts/SetUp", null) { Allowed = Outcome.NotFound },
        new("POST /Accounts/SetUp", null, Form: "Input.Code=x") { Allowed = Outcome.NotFound },
    ];

    public override async Task SeedAsync(Town town, IServiceProvider services)
    {
        var (db, create) = (services.GetRequiredService<AccountsDb>(), services.GetRequiredService<CreateAccount>());
        foreach (var side in town.There)
        {
            var name = town.CanaryOfPerson(side, "person", Reach.Persons, false, "personal.view", View);
            var account = (await create.RunAsync(new($"tamu.{side}", name, ["contractor-supervisor"], side.Contractor, Password: SignIns.Password), default)).Account;
            var phone = PhoneOf(account);
            db.Add(phone);
            (side["account"], side["guest-phone"]) = (account.Id.ToString(), phone.Id.ToString());
        }

        var gone = (await create.RunAsync(new("sudah.dihapus", "Sudah dihapus", ["auditor"], Password: SignIns.Password), default)).Account;
        db.RemoveRange([.. gone.Roles, gone]);
        await db.SeedAsync();
        (town.Deleted["account"], town.Missing["account"]) = (gone.Id.ToString(), Guid.CreateVersion7().ToString());
        await OwnAsync(town, db);
    }

    private static Phone PhoneOf(Account account) => new()
    {
        AccountId = account.Id, Name = "Ponsel", SecretHash = new string('0', 64), PinHash = "x", EnrolledAt = new(2026, 3, 15, 4, 50, 0, DateTimeKind.Utc), LastSeenAt = new(2026, 3, 15, 4, 50, 0, DateTimeKind.Utc),
    };

    /// <summary>A passkey, an enrolled phone, and a second session besides the one that they ask with, of two people.</summary>
    private static async Task OwnAsync(Town town, AccountsDb db)
    {
        foreach (var side in new[] { town.A, town.B, town.Deleted })
        {
            var owner = await db.Accounts.SingleAsync(a => a.UserName == side.Owner);
            var session = new Session
            {
                AccountId = owner.Id, Stamp = owner.SecurityStamp!, Method = SignInMethod.Password, IsStrong = false, Browser = "Firefox · Linux", Address = "127.0.0.1",
                StartedAt = new(2026, 3, 15, 4, 50, 0, DateTimeKind.Utc), LastSeenAt = new(2026, 3, 15, 4, 50, 0, DateTimeKind.Utc), EndsAt = new(2026, 3, 15, 16, 0, 0, DateTimeKind.Utc),
            };
            var passkey = new IdentityUserPasskey<Guid> { UserId = owner.Id, CredentialId = Guid.NewGuid().ToByteArray(), Data = new() { Name = "Ponsel", PublicKey = [1], Transports = [], AttestationObject = [1], ClientDataJson = [1] } };
            var phone = PhoneOf(owner);
            db.AddRange(session, passkey, phone);
            (side["session"], side["passkey"], side["phone"]) = (session.Id.ToString(), Convert.ToHexStringLower(passkey.CredentialId), phone.Id.ToString());
        }

        await db.SeedAsync();
        var (gone, lost, left) = (Guid.Parse(town.Deleted["session"]), Convert.FromHexString(town.Deleted["passkey"]), Guid.Parse(town.Deleted["phone"]));
        await db.Sessions.Where(s => s.Id == gone).ExecuteDeleteAsync();
        await db.Passkeys.Where(p => p.CredentialId == lost).ExecuteDeleteAsync();
        await db.Phones.Where(p => p.Id == left).ExecuteDeleteAsync();
        (town.Missing["session"], town.Missing["passkey"], town.Missing["phone"]) = (Guid.CreateVersion7().ToString(), "00ff", Guid.CreateVersion7().ToString());
    }
}
