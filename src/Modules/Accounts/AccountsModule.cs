using System.CommandLine;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Commands;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Demo;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.Roles;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Accounts;

public sealed class AccountsModule : IModule
{
    public string Name => "Accounts";

    public void AddServices(IServiceCollection services, DatabaseOptions database) => services
        .AddModuleDb<AccountsDb, SqliteAccountsDb, SqlServerAccountsDb>(database, AccountsDb.Prefix)
        .AddSealedKeys().AddIdentity().AddAccountCookie().AddSignInLimiter()
        .AddSingleton<RoleMatrix>().AddSingleton<PasswordCheck>().AddSingleton<CompanyEntry>()
        .AddScoped<SessionCheck>().AddScoped<AttemptCounter>().AddScoped<SignInWithPassword>().AddScoped<Landing>()
        .AddScoped<AccountChecks>().AddScoped<CreateAccount>().AddScoped<ChangePassword>().AddScoped<EditAccount>().AddScoped<AccountActions>()
        .AddScoped<AccountsDemo>().AddScoped<MakeFirstAdmin>().AddScoped<IServeStart, FirstAccount>()
        .AddScheduledJob<SweepAttemptsJob>("accounts.sweep", "0 43 * * * ?")
        .Configure<MvcOptions>(o => o.Filters.Add<PasswordChangeFilter>())
        .AddSingleton(new MenuItem(new("Akun", "Accounts"), "/Accounts", "users", new("Pengaturan", "Settings"), 96, AccountsPermissions.View))
        .AddContributionsFrom<AccountsModule>();

    public IEnumerable<Command> Commands(VerbRunner runner) => [UserCommand.Create(runner)];
}
