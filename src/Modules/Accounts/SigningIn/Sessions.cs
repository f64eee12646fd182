using Icmesh.Accounts.Data;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.SigningIn;

/// <summary>Begins and ends sessions. Each is recorded, in the transaction that does it.</summary>
internal sealed class Sessions(AccountsDb db, DbSession transactions, AttemptCounter attempts, RoleMatrix matrix, SecondFactorPolicy policy, SiteClock clock)
{
    /// <summary>Lets in whoever has given every proof that is asked for, and answers from then on in that person's language.</summary>
    public async Task<SignedInUser> BeginAsync(HttpContext context, Account account, Proven proven, CancellationToken cancellationToken)
    {
        var session = New(context, account, proven);
        var before = await AccountCookie.SessionOfAsync(context);
        var user = new SignedInUser(SessionRow.Of(account, session), matrix, policy, clock.UtcNow);
        await transactions.InTransactionAsync(
            async () =>
            {
                // Written past the version: a sign-in is no edit that a form would collide with.
                await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastSignInAt, session.StartedAt), cancellationToken);
                await attempts.ForgetAsync(AttemptCounter.SubjectOf(account, ""), cancellationToken);
                await attempts.ForgetAsync(AttemptCounter.SecondOf(account.Id), cancellationToken);
                await db.Sessions.Where(s => s.Id == before).ExecuteDeleteAsync(cancellationToken);
                db.Sessions.Add(session);
                db.Record(user, session.StartedAt, "account.sign-in", "account", account.Id, account.ContractorId, after: new RecordedProof(proven.Method), siteId: account.SiteId);
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        await AccountCookie.SendAsync(context, session, isKept: session.PhoneId is not null);
        context.Speak(account.Language);
        return user;
    }

    /// <summary>A session like this one in its place: whoever holds a copy of the old cookie holds nothing.</summary>
    /// <param name="phone">The phone that this session is on from now on; null leaves it where it is.</param>
    public async Task RenewAsync(HttpContext context, Account account, Guid? phone, CancellationToken cancellationToken)
    {
        var old = context.Me().Session;
        var session = New(context, account, new(old.Method, old.IsStrong, PhoneId: phone ?? old.PhoneId));
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        await db.Sessions.Where(s => s.Id == old.Id).ExecuteDeleteAsync(cancellationToken);
        await AccountCookie.SendAsync(context, session, isKept: session.PhoneId is not null);
    }

    /// <summary>Sessions that are still good, the last used first.</summary>
    public Task<List<Session>> OfAsync(Guid account, CancellationToken cancellationToken) => db.Sessions.AsNoTracking()
        .Where(s => s.AccountId == account && db.Accounts.Any(a => a.Id == account && a.SecurityStamp == s.Stamp))
        .Where(Session.IsLive(clock.UtcNow)).OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id).Take(100).ToListAsync(cancellationToken);

    /// <exception cref="NotFoundException">There is no such session, or it is somebody else's.</exception>
    public Task EndAsync(ICurrentUser user, Account account, Guid id, string action, CancellationToken cancellationToken) => transactions.InTransactionAsync(
        async () =>
        {
            if (await db.Sessions.Where(s => s.Id == id && s.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken) == 0)
            {
                throw new NotFoundException($"session {id}");
            }

            db.Record(user, clock.UtcNow, action, "account", account.Id, account.ContractorId, siteId: account.SiteId);
            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private Session New(HttpContext context, Account account, Proven proven)
    {
        var now = clock.UtcNow;
        return new()
        {
            AccountId = account.Id,
            Stamp = account.SecurityStamp!,
            Method = proven.Method,
            IsStrong = proven.IsStrong,
            PhoneId = proven.PhoneId,
            StartedAt = now,
            LastSeenAt = now,
            EndsAt = now + Session.Longest,
            ProvedAt = proven.IsFresh ? now : null,
            Browser = BrowserName.Of(context.Request.Headers.UserAgent.ToString()),
            Address = context.Connection.RemoteIpAddress?.ToString() ?? "",
        };
    }
}
