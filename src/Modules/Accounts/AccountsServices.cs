using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.Proving;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts;

internal static class AccountsServices
{
    /// <summary>The keys that seal sessions and forms, in the database, so that every node and every restart has them.</summary>
    public static IServiceCollection AddSealedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().PersistKeysToDbContext<AccountsDb>();
        return services;
    }

    /// <summary>ASP.NET's own user manager on our tables, for what it does well: passkeys, one-time codes, corporate sign-in.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddIdentityCore<Account>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.Password.RequiredLength = PasswordRules.Shortest;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Password.RequiredUniqueChars = 1;
        }).AddPasswordValidator<IdentityPasswordRules>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddSingleton(sp => new PasskeyDomain(
            sp.GetRequiredService<IConfiguration>()["SignIn:Domain"] ?? (sp.GetRequiredService<IHostEnvironment>().IsDevelopment() ? "localhost" : null)));
        services.AddOptions<IdentityPasskeyOptions>().Configure<PasskeyDomain>((o, domain) =>
        {
            o.ServerDomain = domain.Name;

            // A passkey stands for both factors: its device must ask for finger, face or PIN, and know the person without a name being typed.
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
        });
        return services;
    }
}

internal sealed class AccountStore(AccountsDb context, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, AccountsDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(context, describer);
