using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Demo;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts;

/// <summary>
/// Gets the first person in. Development has demo accounts. Elsewhere there is no account that nobody made: each start without one prints a
/// new code, and only who reads the server's terminal can make the first HSE admin with it.
/// </summary>
internal sealed class FirstAccount(AccountsDb db, AccountsDemo demo, SiteClock clock, IHostEnvironment environment, IConfiguration configuration) : IServeStart
{
    public const string Page = "/Accounts/SetUp";

    public async Task<IReadOnlyList<Sentence>> RunAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment() && configuration.GetValue("Demo:Load", true))
        {
            await demo.AddAsync(cancellationToken);
            return await db.Accounts.AnyAsync(a => a.NormalizedUserName == SignInName.Normalize(DemoAccounts.All[0].Name), cancellationToken) ? [DemoAccounts.Greeting] : [];
        }

        return await db.Accounts.AnyAsync(cancellationToken) ? [] : [await NewCodeAsync(cancellationToken)];
    }

    private async Task<Sentence> NewCodeAsync(CancellationToken cancellationToken)
    {
        var code = RandomText.SetUpCode();
        await db.SetUpCodes.ExecuteDeleteAsync(cancellationToken);
        db.SetUpCodes.Add(new() { Hash = SecretHash.Of(code), EndsAt = clock.UtcNow + SetUpCode.Lifetime });
        await db.SaveChangesAsync(cancellationToken);
        return new(
            $"Belum ada akun. Buka {Page} dalam 24 jam dengan kode {code} untuk membuat admin K3LH pertama.",
            $"There is no account yet. Open {Page} within 24 hours with the code {code} to make the first HSE admin.");
    }
}

internal sealed class MakeFirstAdmin(AccountsDb db, DbSession session, CreateAccount create, SiteClock clock)
{
    public Task<bool> IsOpenAsync(CancellationToken cancellationToken) => db.Accounts.AllAsync(a => false, cancellationToken);

    /// <exception cref="RefusedException">The code is wrong, used or too old, or there is an account already.</exception>
    public Task<Account> RunAsync(string code, string name, string displayName, string password, CancellationToken cancellationToken) => session.InTransactionAsync(
        async () =>
        {
            var hash = SecretHash.Of(code.Trim());
            var now = clock.UtcNow;
            // Removing it is what uses it: of two who send the same code at once, one removes nothing.
            if (await db.SetUpCodes.Where(c => c.Hash == hash && c.EndsAt > now).ExecuteDeleteAsync(cancellationToken) == 0 || !await IsOpenAsync(cancellationToken))
            {
                throw new RefusedException(
                    new("Kode itu salah atau sudah tidak dapat dipakai.", "That code is wrong or can no longer be used."),
                    new("Mulai ulang aplikasi di server: kode baru tercetak di terminalnya.", "Restart the application on the server: its terminal prints a new code."));
            }

            return (await create.RunAsync(new(name, displayName, [Role.HseAdmin], Password: password), cancellationToken)).Account;
        },
        cancellationToken);
}
