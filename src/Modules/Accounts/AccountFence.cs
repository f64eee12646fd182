using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts;

/// <summary>Which accounts a person sees: staff of the smelter all, a contractor's person those of the own company.</summary>
internal static class AccountFence
{
    public static IQueryable<Account> SeenBy(this IQueryable<Account> accounts, ICurrentUser user) =>
        user.ContractorId is { } own ? accounts.Where(a => a.ContractorId == own) : accounts;

    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public static async Task<Account> OpenAsync(this IQueryable<Account> accounts, Guid id, ICurrentUser user, CancellationToken cancellationToken) =>
        await accounts.Include(a => a.Roles).SeenBy(user).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new NotFoundException($"account {id}");
}
