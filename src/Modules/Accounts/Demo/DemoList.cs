using Icmesh.Accounts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.Demo;

/// <summary>The demo accounts that are really there, for the sign-in page of Development.</summary>
internal sealed class DemoList(AccountsDb db, IHostEnvironment environment)
{
    public async Task<IReadOnlyList<DemoAccount>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return [];
        }

        var names = DemoAccounts.All.Select(d => d.Name).ToList();
        var there = await db.Accounts.Where(a => !a.IsDisabled && names.Contains(a.UserName!)).Select(a => a.UserName!).ToListAsync(cancellationToken);
        return [.. DemoAccounts.All.Where(d => there.Contains(d.Name))];
    }
}
