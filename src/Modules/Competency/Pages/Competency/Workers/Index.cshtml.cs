using Icmesh.Competency.Data;
using Icmesh.Competency.Pages.Competency.Certificates;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.Workers;

/// <summary>What one worker holds and when it ends, with what there was before. Of health only that somebody was examined and when.</summary>
internal sealed class IndexModel(CompetencyDb db, OpenCertificate open, IContractorDirectory contractors, IRuleTables tables, SiteClock clock) : PageModel
{
    [FromRoute] public Guid Worker { get; set; }

    public WorkerCard Person { get; private set; } = null!;

    public ContractorCard Company { get; private set; } = null!;

    public CertificateTypes Types { get; private set; } = CertificateTypes.None;

    /// <summary>The latest of each chain first, what it renewed below it.</summary>
    public IReadOnlyList<(Certificate Certificate, bool IsLatest)> Certificates { get; private set; } = [];

    public IReadOnlyList<CheckUp> CheckUps { get; private set; } = [];

    public IReadOnlyList<Induction> Inductions { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public ILookup<CertificateState, Certificate> ByState => Certificates.Where(c => c.IsLatest).Select(c => c.Certificate).ToLookup(c => CertificateStates.Of(c.LapsesOn, c.RevokedOn, Today));

    [Requires(CompetencyPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Person = await open.WorkerAsync(Worker, cancellationToken);
        Company = (await contractors.ReadAsync([Person.ContractorId], cancellationToken))[Person.ContractorId];
        Types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        Certificates =
        [
            .. (await db.Certificates.AsNoTracking().Where(c => c.WorkerId == Worker).ToListAsync(cancellationToken)).GroupBy(c => c.ChainId).OrderBy(g => g.First().Type, StringComparer.Ordinal)
                .SelectMany(g => g.OrderByDescending(c => c.IssuedOn).Select((c, i) => (c, i == 0))),
        ];
        CheckUps = await db.Fitness.Where(f => f.WorkerId == Worker).OrderByDescending(f => f.ExaminedOn).Select(f => new CheckUp(f.ExaminedOn, f.ValidUntil)).ToListAsync(cancellationToken);
        Inductions = await db.Inductions.AsNoTracking().Where(i => i.WorkerId == Worker).OrderByDescending(i => i.GivenOn).ToListAsync(cancellationToken);
    }

    internal sealed record CheckUp(DateOnly ExaminedOn, DateOnly? ValidUntil)
    {
        /// <summary>A year, or less where the clinic wrote so.</summary>
        public DateOnly Until => ValidUntil < ExaminedOn.AddYears(1) ? ValidUntil.Value : ExaminedOn.AddYears(1).AddDays(-1);
    }
}
