using Icmesh.Accounts.Data;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>
/// Holds each request's cookie against the account as it is now, in one query by its key: who was disabled, signed out everywhere or
/// given other roles notices with the next click.
/// </summary>
internal sealed class SessionCheck(AccountsDb db, CompanyEntry companies, RoleMatrix matrix, TimeProvider time)
{
    public async Task RunAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        if (await FindAsync(context) is { } row)
        {
            var user = new SignedInUser(row, matrix);
            context.HttpContext.Features.Set(user);
            context.HttpContext.Features.Set<ICurrentUser>(user);
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.EndSessionAsync();
        }
    }

    private async Task<SessionRow?> FindAsync(CookieValidatePrincipalContext context)
    {
        if (AccountCookie.Read(context.Principal) is not { } cookie || time.GetUtcNow() - AccountCookie.StartOf(context.Properties) >= AccountCookie.Longest)
        {
            return null;
        }

        var cancellation = context.HttpContext.RequestAborted;
        var row = await db.Accounts.AsNoTracking().Where(a => a.Id == cookie.Id).Select(a => new SessionRow(
            a.Id, a.UserName!, a.DisplayName, a.ContractorId, a.SiteId, a.WorkerId, a.IsDisabled, a.SecurityStamp!, a.OneTimeUntil,
            a.Roles.Select(r => r.Role).ToList())).SingleOrDefaultAsync(cancellation);
        return row is { IsDisabled: false } && row.Stamp == cookie.Stamp && await companies.IsOpenAsync(row.ContractorId, cancellation) ? row : null;
    }
}
