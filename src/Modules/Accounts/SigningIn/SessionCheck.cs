using Icmesh.Accounts.Data;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>
/// Holds each request's cookie against its session and account as they are now, in one query by key: who was disabled, signed out or given
/// other roles notices with the next click.
/// </summary>
internal sealed class SessionCheck(AccountsDb db, CompanyEntry companies, RoleMatrix matrix, SecondFactorPolicy policy, SiteClock clock)
{
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        if (request.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        if (AccountCookie.Read(context.Principal) is { } id && await FindAsync(id, request.RequestAborted) is { } row)
        {
            await NoteAsync(row, request);
            var user = new SignedInUser(row, matrix, policy, clock.UtcNow);
            request.Features.Set(user);
            request.Features.Set<ICurrentUser>(user);
        }
        else
        {
            context.RejectPrincipal();
            await request.SignOutAsync(AccountCookie.Scheme);
        }
    }

    /// <returns>Whose session it is, as the account is now; null where it is none any more.</returns>
    public async Task<SignedInUser?> ReadAsync(Guid session, CancellationToken cancellationToken) =>
        await FindAsync(session, cancellationToken) is { } row ? new(row, matrix, policy, clock.UtcNow) : null;

    private async Task<SessionRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Sessions.AsNoTracking().Where(s => s.Id == id).Where(Session.IsLive(clock.UtcNow))
            .Join(db.Accounts.Where(a => !a.IsDisabled), s => new { Id = s.AccountId, Stamp = (string?)s.Stamp }, a => new { a.Id, Stamp = a.SecurityStamp }, (s, a) => new SessionRow(
                a.Id, a.UserName!, a.DisplayName, a.ContractorId, a.SiteId, a.WorkerId, a.OneTimeUntil, a.SecondFactorResetAt, s,
                a.Roles.Select(r => r.Role).ToList())).SingleOrDefaultAsync(cancellationToken);
        return row is not null && await companies.IsOpenAsync(row.ContractorId, cancellationToken) ? row : null;
    }

    /// <remarks>A board that is left open on a wall is not use: it would keep its session for ever.</remarks>
    private async Task NoteAsync(SessionRow row, HttpContext request)
    {
        var now = clock.UtcNow;
        if (now - row.Session.LastSeenAt >= Noted && !AccountCookie.IsStream(request.Request))
        {
            await db.Sessions.Where(s => s.Id == row.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), request.RequestAborted);
        }
    }
}
