using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;

namespace Icmesh.Competency.Demo;

/// <summary>The shipped requirements, and papers for the invented people: most in order, some running out, a few missing.</summary>
internal sealed class CompetencyDemo(CompetencyDb db, IContractorDirectory contractors, IWorkerDirectory workers, IRuleTables tables, ICurrentUser user, SiteClock clock) : IDemoData
{
    private const int Seed = 51_2026, Most = 10_000;

    /// <summary>What people of each role mostly hold, with the class that most have.</summary>
    private static readonly (string Role, string[] Types)[] Usual =
    [
        ("JURU_LAS", ["JURU_LAS", "TKBT1"]), ("OPERATOR_CRANE", ["SIO_OVERHEAD"]), ("OPERATOR_FORKLIFT", ["SIO_FORKLIFT"]), ("JURU_IKAT", ["JURU_IKAT"]), ("TEKNISI_LISTRIK", ["TEKNISI_K3_LISTRIK", "PETUGAS_P3K"]),
        ("TEKNISI_MEKANIK", ["TEKNISI_K3_RT", "TKBT1"]), ("PENGAWAS", ["POP", "TKBT2"]), ("PETUGAS_K3", ["AK3U_SERTIFIKAT", "AK3U_SKP"]), ("PERANCAH", ["PERANCAH_TEKNISI", "TKBT1"]),
        ("PETUGAS_JAGA", ["PENJAGA_API", "PENYELAMAT_RT"]), ("PEMBANTU", ["LOGAM_CAIR"]),
    ];

    public int Order => 25;

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        var companies = await contractors.ListAsync(null, Most, withEnded: true, cancellationToken);
        db.Requirements.AddRange(DefaultRequirements.Make());
        foreach (var company in companies)
        {
            // In the order of a name that stays: the ids of a demonstration are new each time.
            foreach (var worker in (await workers.ListAsync(company.Id, Most, cancellationToken)).OrderBy(w => w.Name, StringComparer.Ordinal).ThenBy(w => w.NikLast4, StringComparer.Ordinal))
            {
                AddCertificates(worker, types, random);
                AddHealth(worker, random);
                AddInduction(worker, types, random);
            }
        }

        db.Record(user, clock.UtcNow, "certificate.demo", "certificate", null);
        db.Announce(clock.UtcNow, Topics.FactsChanged);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void AddCertificates(WorkerCard worker, CertificateTypes types, Random random)
    {
        var roles = types.RolesOf(worker.Position);
        foreach (var type in Usual.Where(u => roles?.Contains(u.Role) is true).SelectMany(u => u.Types).Select(types.Find).OfType<CertificateType>())
        {
            if (random.Next(20) == 0)
            {
                continue;
            }

            var months = type.ValidMonths ?? 60;
            var issued = clock.Today.AddDays(-random.Next(30, months * 31));
            var number = $"{type.Code[..Math.Min(3, type.Code.Length)]}-{issued.Year}-{random.Next(100_000, 1_000_000)}";
            DateOnly? printed = type.Kind is CertificateKind.Lifetime or CertificateKind.UseBound ? null : issued.AddMonths(months);
            var entry = new CertificateEntry(type, type.Classes?[random.Next(type.Classes.Count)], null, Issuer(type), number, issued, printed, type.Kind is CertificateKind.EmployerBound ? random.Next(12) > 0 : null);
            var certificate = entry.Make(worker.ContractorId, worker.Id, null);
            if (random.Next(5) > 0)
            {
                (certificate.VerifiedBy, certificate.VerifiedAt, certificate.VerifiedHow) = (user.Name, clock.StartOf(clock.Today.AddDays(-1)), Verification.Original);
            }

            if (type.IdleMonths is not null)
            {
                Use(certificate, entry, random);
            }

            db.Certificates.Add(certificate);
        }
    }

    private void Use(Certificate certificate, CertificateEntry entry, Random random)
    {
        var on = clock.Today.AddDays(-random.Next(5, 200));
        if (on > certificate.IssuedOn)
        {
            db.Uses.Add(new() { ContractorId = certificate.ContractorId, WorkerId = certificate.WorkerId, CertificateId = certificate.Id, On = on, Work = "Las pipa dan struktur", By = user.Name });
            entry.WriteTo(certificate, on);
        }
    }

    private void AddHealth(WorkerCard worker, Random random)
    {
        if (random.Next(25) == 0)
        {
            return;
        }

        var (examined, drawn) = (clock.Today.AddDays(-random.Next(10, 350)), random.Next(100));
        db.Fitness.Add(new()
        {
            ContractorId = worker.ContractorId, WorkerId = worker.Id, ExaminedOn = examined, Clinic = "Klinik Sehat Pesisir",
            Result = drawn < 88 ? FitnessResult.Fit : drawn < 97 ? FitnessResult.FitWithNote : FitnessResult.TemporarilyUnfit, Restrictions = drawn is >= 88 and < 92 ? "TANPA_KETINGGIAN" : null,
        });
    }

    private void AddInduction(WorkerCard worker, CertificateTypes types, Random random)
    {
        if (random.Next(30) == 0)
        {
            return;
        }

        var score = random.Next(types.InductionPassMark - 3, 101);
        db.Inductions.Add(new() { ContractorId = worker.ContractorId, WorkerId = worker.Id, GivenOn = clock.Today.AddDays(-random.Next(5, 380)), Score = score, IsPassed = score >= types.InductionPassMark });
    }

    private static string Issuer(CertificateType type) => type.Kind is CertificateKind.Site ? "Divisi K3LH" : "Kemnaker RI";
}
