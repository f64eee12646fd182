using Icmesh.Kernel.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Data;

/// <summary>Accounts, and the keys that seal their sessions: who can read the one can forge the other, so they are kept together.</summary>
internal abstract class AccountsDb(DbContextOptions options) : ModuleDb(options), IDataProtectionKeyContext
{
    public const string Prefix = "accounts";

    public override string TablePrefix => Prefix;

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<SignInAttempts> Attempts => Set<SignInAttempts>();
    public DbSet<SetUpCode> SetUpCodes => Set<SetUpCode>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Phone> Phones => Set<Phone>();
    public DbSet<PhoneCode> PhoneCodes => Set<PhoneCode>();
    public DbSet<IdentityUserLogin<Guid>> Logins => Set<IdentityUserLogin<Guid>>();
    public DbSet<IdentityUserPasskey<Guid>> Passkeys => Set<IdentityUserPasskey<Guid>>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}

internal sealed class SqliteAccountsDb(DbContextOptions<SqliteAccountsDb> options) : AccountsDb(options);

internal sealed class SqlServerAccountsDb(DbContextOptions<SqlServerAccountsDb> options) : AccountsDb(options);
