using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.Demo;

/// <summary>Adds the demo accounts to a development database that has none.</summary>
internal sealed class AccountsDemo(AccountsDb db, DemoPlaces places, PasswordCheck passwords, ICurrentUser user, SiteClock clock, IHostEnvironment environment) : IDemoData
{
    public int Order => 15;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || await db.Accounts.AnyAsync(cancellationToken))
        {
            return;
        }

        var companies = await places.CompaniesAsync(cancellationToken);
        var site = await places.SiteAsync(cancellationToken);
        var added = DemoAccounts.All.Where(d => d.Company is not { } company || company < companies.Count).ToList();

        // They share one known password; hashing it once for all saves the start seconds.
        string? hash = null;
        foreach (var demo in added)
        {
            var account = new Account
            {
                UserName = demo.Name,
                NormalizedUserName = SignInName.Normalize(demo.Name),
                DisplayName = demo.DisplayName,
                ContractorId = demo.Company is { } company ? companies[company].Id : null,
                SiteId = demo.IsAtSite ? site : null,
                CreatedAt = clock.UtcNow,
            };
            if (demo.Role == "worker" && account.ContractorId is { } employer)
            {
                account.WorkerId = await places.FirstWorkerAsync(employer, cancellationToken);
            }

            account.PasswordHash = hash ??= passwords.Hash(account, DemoAccounts.Password);
            account.Roles.Add(new() { AccountId = account.Id, Role = demo.Role });
            db.Accounts.Add(account);
        }

        db.Record(user, clock.UtcNow, "account.demo", "account", null, after: new ImportedRows(null, null, added.Count, 0));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Companies, people and the site that the accounts of the demonstration belong to.</summary>
internal sealed class DemoPlaces(IContractorDirectory contractors, IWorkerDirectory workers, ISiteDirectory sites)
{
    public Task<IReadOnlyList<ContractorCard>> CompaniesAsync(CancellationToken cancellationToken) => contractors.ListAsync(null, 2, withEnded: false, cancellationToken);

    /// <summary>Where the first company works.</summary>
    public async Task<Guid?> SiteAsync(CancellationToken cancellationToken) => (await sites.ListAsync(cancellationToken)).FirstOrDefault(s => s.Code == "RDX")?.Id;

    public async Task<Guid?> FirstWorkerAsync(Guid company, CancellationToken cancellationToken) => await workers.ListAsync(company, 1, cancellationToken) is [var first, ..] ? first.Id : null;
}
