using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tokens.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tokens.Changing;

internal sealed class TokenActions(TokensDb db, ICurrentUser user, SiteClock clock)
{
    public const string Subject = "token";

    /// <returns>The token and its secret, which nobody can show again.</returns>
    public async Task<(Token Token, string Secret)> CreateAsync(string name, IReadOnlyList<string> scopes, Guid? company, int days, CancellationToken cancellationToken)
    {
        var (secret, now) = (Secret.New(), clock.UtcNow);
        var token = new Token
        {
            Name = name.Trim(),
            Hash = SecretHash.Of(secret),
            Scopes = string.Join(' ', scopes.Order(StringComparer.Ordinal)),
            CompanyId = company,
            At = now,
            By = user.Name,
            ExpiresAt = now.AddDays(days),
        };
        db.Add(token);
        db.Record(user, now, "token.create", Subject, token.Id, company, after: Summary(token));
        await db.SaveChangesAsync(cancellationToken);
        return (token, secret);
    }

    /// <summary>Ends a token at once. One that has ended already stays as it is.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        var token = await db.Tokens.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) ?? throw new NotFoundException($"token {id}");
        if (token.RevokedAt is not null)
        {
            return;
        }

        var before = Summary(token);
        token.RevokedAt = clock.UtcNow;
        db.Record(user, clock.UtcNow, "token.revoke", Subject, token.Id, token.CompanyId, before, Summary(token));
        await db.SavedAsync(cancellationToken);
    }

    private static object Summary(Token token) => new { token.Name, token.Scopes, token.ExpiresAt, token.RevokedAt };
}
