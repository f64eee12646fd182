using System.ComponentModel.DataAnnotations;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Workers;

internal sealed class WorkerInput
{
    [Display(Name = "Name.Field"), Required, StringLength(Lengths.Name)] public string Name { get; set; } = "";

    /// <summary>Asked for once, for a new worker. What is stored of it is in <see cref="Worker"/>.</summary>
    [Display(Name = "Nik.Field"), StringLength(Lengths.Code)] public string? Nik { get; set; }

    [Display(Name = "Position.Field"), StringLength(Lengths.Position)] public string? Position { get; set; }

    public long Version { get; set; }

    public static WorkerInput Of(Worker worker) => new() { Name = worker.Name, Position = worker.Position, Version = worker.Version };
}

internal sealed class SaveWorker(ContractorsDb db, NikHasher niks, ICurrentUser user, SiteClock clock)
{
    /// <param name="contractor">Whose worker it is.</param>
    /// <param name="worker">Null for a new one.</param>
    /// <returns>False where somebody else saved a newer version.</returns>
    /// <exception cref="RefusedException">The NIK of a new worker is not one, or is taken.</exception>
    public async Task<bool> RunAsync(Guid contractor, Worker? worker, WorkerInput input, CancellationToken cancellationToken)
    {
        if (worker is not null && worker.Version != input.Version)
        {
            return false;
        }

        var before = worker is null ? null : RecordedWorker.Of(worker);
        worker ??= await AddAsync(contractor, input, cancellationToken);
        (worker.Name, worker.Position) = (input.Name.Trim(), input.Position?.Trim());
        db.Record(user, clock.UtcNow, before is null ? "worker.add" : "worker.edit", "worker", worker.Id, contractor, before, RecordedWorker.Of(worker), personId: worker.Id);
        return await db.SavedAsync(cancellationToken);
    }

    private async Task<Worker> AddAsync(Guid contractor, WorkerInput input, CancellationToken cancellationToken)
    {
        var nik = input.Nik?.Replace(" ", "", StringComparison.Ordinal);
        if (!NikHasher.IsValid(nik))
        {
            throw new RefusedException(NikHasher.Reason, new("Salin dari KTP.", "Copy it from the identity card."));
        }

        var (last4, hash) = niks.Protect(nik!);
        if (await db.Workers.AnyAsync(w => w.ContractorId == contractor && w.NikHash == hash, cancellationToken))
        {
            throw new RefusedException(
                new($"Pekerja dengan NIK …{last4} sudah tercatat.", $"A worker with NIK …{last4} is already recorded."),
                new("Ubah pekerja yang ada.", "Edit the existing worker."));
        }

        var worker = new Worker { ContractorId = contractor, Name = input.Name, NikLast4 = last4, NikHash = hash };
        db.Workers.Add(worker);
        return worker;
    }
}
