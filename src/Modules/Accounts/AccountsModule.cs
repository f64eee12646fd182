using System.CommandLine;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Commands;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Demo;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.Roles;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Accounts;

public sealed class AccountsModule : IModule
{
    public string Name => "Accounts";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<AccountsDb, SqliteAccountsDb, SqlServerAccountsDb>(database, AccountsDb.Prefix)
        .AddSealedKeys().AddIdentity().AddAccountCookie().AddCorporate().AddSignInLimiter()
        .AddSingleton<RoleMatrix>().AddSingleton<PasswordCheck>()
        .AddSingleton<SealedCookies>().AddSingleton<SecondFactorPolicy>().AddSingleton<Totp>().AddSingleton<PhoneCookie>()
        .AddSingleton<IStillLetIn, StillLetIn>().AddScoped<SessionCheck>().AddScoped<AttemptCounter>().AddScoped<SignInWithPassword>().AddScoped<Entry>().AddScoped<HalfSignedIn>().AddScoped<Sessions>().AddScoped<Landing>().AddScoped<Door>().AddScoped<Phones>().AddScoped<PhoneCodes>()
        .AddScoped<Demo.DemoPlaces>().AddScoped<Proofs>().AddScoped<SecondFactors>().AddScoped<Authenticator>().AddScoped<Passkeys>().AddScoped<PasskeyProof>().AddScoped<RecoveryCodes>().AddScoped<StepUp>().AddScoped<IStepUp>(sp => sp.GetRequiredService<StepUp>()).AddScoped<IUiNotice, ResetNotice>()
        .AddScoped<AccountChecks>().AddScoped<AccountPlaces>().AddScoped<CreateAccount>().AddScoped<ChangePassword>().AddScoped<EditAccount>().AddScoped<AccountActions>()
        .AddScoped<AccountsDemo>().AddScoped<DemoList>().AddScoped<MakeFirstAdmin>().AddScoped<IServeStart, FirstAccount>()
        .AddScoped<IRetained, RetainedAccounts>()
        .AddScheduledJob<SweepSignInsJob>("accounts.sweep", "0 43 * * * ?")
        .Configure<MvcOptions>(o => o.Filters.Add<FirstStepFilter>())
        .AddSingleton(new ActivityNoun(RecordedAccount.Noun, typeof(AccountsText), AccountsPermissions.View, RecordedAccount.Verbs, typeof(RecordedAccount), typeof(RecordedProof), typeof(ImportedRows))
        {
            Page = (entry, _) => $"/Accounts/{entry.SubjectId}",
            Word = value => value is string code ? Role.Find(code)?.Title : null,
        })
        .AddSingleton(new MenuItem(new("Akun", "Accounts"), "/Accounts", "users", new("Pengaturan", "Settings"), 96, AccountsPermissions.View))
        .AddContributionsFrom<AccountsModule>();

    public IEnumerable<Command> Commands(VerbRunner runner) => [UserCommand.Create(runner)];
}
