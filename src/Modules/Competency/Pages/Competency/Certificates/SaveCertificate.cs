using Icmesh.Competency.Data;
using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.Certificates;

/// <summary>Adds, renews and corrects certificates. What cannot be true is refused before anything is kept.</summary>
internal sealed class SaveCertificate(CompetencyDb db, NumberTaken taken, IAttachments attachments, CertificateRecord record, DbSession session, SiteClock clock)
{
    /// <param name="renews">The certificate that it renews; null for one of its own.</param>
    /// <param name="evidence">A photo or a scan; with a file that is refused, the certificate is not kept either.</param>
    /// <exception cref="RefusedException">Something in it cannot be true, the number is somebody else's, or the file is not allowed.</exception>
    public Task<Guid> AddAsync(WorkerCard worker, CertificateEntry entry, Certificate? renews, IFormFile? evidence, CancellationToken cancellationToken) => session.InTransactionAsync(async () =>
    {
        Check(entry);
        if ((await taken.ReadAsync([(worker.Id, entry.Type.Code, entry.NumberKey)], cancellationToken)).Refusal(worker.Id, entry) is var (reason, remedy))
        {
            throw new RefusedException(reason, remedy);
        }

        if (await db.Certificates.AnyAsync(c => c.WorkerId == worker.Id && c.Type == entry.Type.Code && c.NumberKey == entry.NumberKey && c.IssuedOn == entry.IssuedOn, cancellationToken))
        {
            throw new RefusedException(new("Sertifikat ini sudah tercatat.", "This certificate is on record already."), new("Buka yang ada dan perbaiki di sana.", "Open the one that is there and correct it."));
        }

        var made = entry.Make(worker.ContractorId, worker.Id, renews?.ChainId);
        db.Certificates.Add(made);
        await record.SavedAsync(made, renews is null ? "add" : "renew", null, null, cancellationToken);
        if (evidence is not null)
        {
            await using var content = evidence.OpenReadStream();
            await attachments.AddAsync(new(CertificateRecord.Noun, made.Id, made.ContractorId), evidence.FileName, content, cancellationToken);
        }

        return made.Id;
    }, cancellationToken);

    /// <summary>Corrects what was typed. What was verified has to be verified again.</summary>
    /// <returns>False where somebody else saved a newer version.</returns>
    /// <exception cref="RefusedException">Something in it cannot be true.</exception>
    public async Task<bool> EditAsync(Certificate certificate, CertificateEntry entry, long version, CancellationToken cancellationToken)
    {
        if (certificate.Version != version)
        {
            return false;
        }

        Check(entry);
        var before = CertificateRecord.Summary(certificate);
        entry.WriteTo(certificate, await db.Uses.Where(u => u.CertificateId == certificate.Id).MaxAsync(u => (DateOnly?)u.On, cancellationToken));
        (certificate.VerifiedBy, certificate.VerifiedAt, certificate.VerifiedHow) = (null, null, null);
        return await record.SavedAsync(certificate, "edit", before, null, cancellationToken);
    }

    private void Check(CertificateEntry entry)
    {
        if (entry.Contradiction(clock.Today) is var (_, reason, remedy))
        {
            throw new RefusedException(reason, remedy);
        }
    }
}

/// <summary>Says that a certificate is genuine, counts no more, or was used.</summary>
internal sealed class JudgeCertificate(CompetencyDb db, CertificateRecord record, ICurrentUser user, SiteClock clock)
{
    /// <returns>False where somebody else saved a newer version.</returns>
    public Task<bool> VerifyAsync(Certificate certificate, Verification how, CancellationToken cancellationToken)
    {
        var before = CertificateRecord.Summary(certificate);
        (certificate.VerifiedBy, certificate.VerifiedAt, certificate.VerifiedHow) = (user.Name, clock.UtcNow, how);
        return record.SavedAsync(certificate, "verify", before, null, cancellationToken);
    }

    /// <returns>False where somebody else saved a newer version.</returns>
    /// <exception cref="RefusedException">The day is before it was issued, or it is revoked already.</exception>
    public Task<bool> RevokeAsync(Certificate certificate, DateOnly from, string reason, CancellationToken cancellationToken)
    {
        if (certificate.RevokedOn is not null)
        {
            throw new RefusedException(new("Sertifikat ini sudah dicabut.", "This certificate is revoked already."));
        }

        if (from < certificate.IssuedOn)
        {
            throw new RefusedException(new("Dicabut sebelum terbit.", "Revoked before it was issued."), new("Pilih hari sesudah terbit.", "Choose a day after it was issued."));
        }

        var before = CertificateRecord.Summary(certificate);
        (certificate.RevokedOn, certificate.RevokedBy, certificate.RevokedReason) = (from, user.Name, reason.Trim());
        return record.SavedAsync(certificate, "revoke", before, reason.Trim(), cancellationToken);
    }

    /// <exception cref="RefusedException">The day is before it was issued, or has not come.</exception>
    public async Task<bool> UseAsync(Certificate certificate, CertificateType type, DateOnly on, string work, CancellationToken cancellationToken)
    {
        if (on > clock.Today || on < certificate.IssuedOn)
        {
            throw new RefusedException(new("Hari kerja sebelum terbit atau di masa depan.", "The day of work is before it was issued or in the future."), new("Periksa tanggalnya.", "Check the day."));
        }

        var before = CertificateRecord.Summary(certificate);
        var last = await db.Uses.Where(u => u.CertificateId == certificate.Id).MaxAsync(u => (DateOnly?)u.On, cancellationToken);
        db.Uses.Add(new() { ContractorId = certificate.ContractorId, WorkerId = certificate.WorkerId, CertificateId = certificate.Id, On = on, Work = work.Trim(), By = user.Name });
        certificate.LapsesOn = Checks.Validity.LapsesOn(certificate.IssuedOn, certificate.ExpiresOn, last > on ? last : on, type);
        return await record.SavedAsync(certificate, "use", before, work.Trim(), cancellationToken);
    }
}

/// <summary>Saves a changed certificate with its entry, and tells everybody whose figures it is part of.</summary>
internal sealed class CertificateRecord(CompetencyDb db, IContractorDirectory contractors, ICurrentUser user, SiteClock clock)
{
    public const string Noun = "certificate";

    /// <returns>False where somebody else saved a newer version: nothing was changed.</returns>
    public async Task<bool> SavedAsync(Certificate certificate, string verb, object? before, string? reason, CancellationToken cancellationToken)
    {
        db.Record(user, clock.UtcNow, $"{Noun}.{verb}", Noun, certificate.Id, certificate.ContractorId, before, Summary(certificate), reason, personId: certificate.WorkerId);
        foreach (var company in await contractors.UpwardsAsync(certificate.ContractorId, cancellationToken))
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, company);
        }

        return await db.SavedAsync(cancellationToken);
    }

    public static object Summary(Certificate c) => new
    {
        c.WorkerId, c.Type, c.Class, c.Scope, c.Issuer, c.Number, c.IssuedOn, c.ExpiresOn, c.IsForThisEmployer, c.LapsesOn, c.VerifiedHow, c.RevokedOn,
    };
}
