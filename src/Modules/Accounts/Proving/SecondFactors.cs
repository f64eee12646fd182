using Icmesh.Accounts.Data;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Proving;

/// <summary>What authenticator app and passkeys have in common. To be saved by the caller.</summary>
internal sealed class SecondFactors(AccountsDb db, RecoveryCodes codes, SecondFactorPolicy policy)
{
    /// <summary>One was added in this session, and used by that: the session now has two proofs.</summary>
    /// <returns>New recovery codes where there were none; otherwise none.</returns>
    public async Task<IReadOnlyList<string>> JoinAsync(Account account, Session session, CancellationToken cancellationToken)
    {
        account.TwoFactorEnabled = true;
        account.SecondFactorResetAt = null;
        (await db.Sessions.SingleAsync(s => s.Id == session.Id, cancellationToken)).IsStrong = true;
        return await codes.FirstAsync(account, cancellationToken);
    }

    /// <summary>One is being removed. With the last one go the recovery codes, which would stand in for nothing.</summary>
    /// <exception cref="RefusedException">It is the last one, and a role of this person demands one.</exception>
    public async Task LeaveAsync(Account account, bool hasAnother, CancellationToken cancellationToken)
    {
        if (!hasAnother && policy.Demands(account.RoleCodes))
        {
            throw new RefusedException(
                new("Peran Anda mewajibkan verifikasi dua langkah.", "Your role demands a second factor."),
                new("Tambahkan yang lain dahulu, lalu hapus yang ini.", "Add another one first, then remove this one."));
        }

        account.TwoFactorEnabled = hasAnother;
        if (!hasAnother)
        {
            await codes.RemoveAsync(account.Id, cancellationToken);
        }
    }
}
