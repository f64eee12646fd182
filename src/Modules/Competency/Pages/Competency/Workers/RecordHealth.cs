using System.ComponentModel.DataAnnotations;
using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.Workers;

internal sealed class FitnessInput
{
    [Display(Name = "ExaminedOn.Field"), Required] public DateOnly? ExaminedOn { get; set; }

    [Display(Name = "Result.Field"), Required] public FitnessResult? Result { get; set; }

    public List<string?> Restrictions { get; set; } = [];

    [Display(Name = "ValidUntil.Field")] public DateOnly? ValidUntil { get; set; }

    [Display(Name = "Clinic.Field"), Required, StringLength(Lengths.Issuer)] public string Clinic { get; set; } = "";

    /// <summary>A method: a property would be read while the form is being bound.</summary>
    public FitnessEntry ToEntry() => new(ExaminedOn!.Value, Result!.Value, [.. Restrictions.OfType<string>().Where(c => c.Length > 0)], ValidUntil, Clinic);
}

internal sealed class InductionInput
{
    [Display(Name = "GivenOn.Field"), Required] public DateOnly? GivenOn { get; set; }

    [Display(Name = "Score.Field"), Range(0, 100)] public int? Score { get; set; }

    public bool? IsPassed { get; set; }

    public InductionEntry ToEntry() => new(GivenOn!.Value, Score, IsPassed);
}

/// <summary>Keeps the result of a check-up or of an induction. One a day; a second one of the same day is refused.</summary>
internal sealed class RecordHealth(CompetencyDb db, IContractorDirectory contractors, ICurrentUser user, SiteClock clock)
{
    public const string Fitness = "fitness", Induction = "induction";

    /// <summary>Check-ups that are kept of one person: the latest and the two before it.</summary>
    public const int Kept = 3;

    /// <exception cref="RefusedException">Something in it cannot be true, or the day has one already.</exception>
    public async Task FitnessAsync(WorkerCard worker, FitnessEntry entry, CertificateTypes types, CancellationToken cancellationToken)
    {
        Check(entry.Contradiction(clock.Today, types));
        var known = await db.Fitness.Where(f => f.WorkerId == worker.Id).ToListAsync(cancellationToken);
        if (known.Exists(f => f.ExaminedOn == entry.ExaminedOn))
        {
            throw Twice();
        }

        var made = entry.Make(worker.ContractorId, worker.Id);
        db.Fitness.Add(made);
        db.Fitness.RemoveRange(known.Append(made).OrderByDescending(f => f.ExaminedOn).Skip(Kept).Where(f => f != made));
        db.Record(user, clock.UtcNow, $"{Fitness}.add", Fitness, worker.Id, worker.ContractorId, after: new { made.WorkerId, made.ExaminedOn, made.ValidUntil }, personId: worker.Id);
        await AnnounceAsync(worker, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="RefusedException">Something in it cannot be true, or the day has one already.</exception>
    public async Task InductionAsync(WorkerCard worker, InductionEntry entry, CertificateTypes types, CancellationToken cancellationToken)
    {
        Check(entry.Contradiction(clock.Today, types));
        if (await db.Inductions.AnyAsync(i => i.WorkerId == worker.Id && i.GivenOn == entry.GivenOn, cancellationToken))
        {
            throw Twice();
        }

        var made = entry.Make(worker.ContractorId, worker.Id, types);
        db.Inductions.Add(made);
        db.Record(user, clock.UtcNow, $"{Induction}.add", Induction, worker.Id, worker.ContractorId, after: new { made.WorkerId, made.GivenOn, made.Score, made.IsPassed }, personId: worker.Id);
        await AnnounceAsync(worker, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AnnounceAsync(WorkerCard worker, CancellationToken cancellationToken)
    {
        foreach (var company in await contractors.UpwardsAsync(worker.ContractorId, cancellationToken))
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, company);
        }
    }

    private static void Check((string Field, Sentence Reason, Sentence Remedy)? fault)
    {
        if (fault is var (_, reason, remedy))
        {
            throw new RefusedException(reason, remedy);
        }
    }

    private static RefusedException Twice() => new(new("Hari itu sudah tercatat.", "That day is on record already."), new("Periksa tanggalnya; koreksi lewat impor.", "Check the day; correct it by import."));
}
