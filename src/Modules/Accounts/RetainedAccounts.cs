using Icmesh.Accounts.Data;
using Icmesh.Kernel.Persons;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts;

/// <summary>Accounts that are shut, from when somebody last signed in. That of a worker goes with the worker.</summary>
internal sealed class RetainedAccounts(AccountsDb db) : IRetained
{
    public RetainedKind Kind => RetainedKind.Account;

    public async Task<IReadOnlyList<Guid>> OlderThanAsync(DateTime utc, CancellationToken cancellationToken) =>
        await db.Accounts.Where(a => a.IsDisabled && a.WorkerId == null && (a.LastSignInAt ?? a.CreatedAt) < utc).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellationToken);
}
