using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.Certificates;

/// <summary>Finds what an address names, behind the fence of whoever asks.</summary>
internal sealed class OpenCertificate(CompetencyDb db, IWorkerDirectory workers)
{
    /// <exception cref="NotFoundException">There is none, or it is not for this user.</exception>
    public async Task<Certificate> RunAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Certificates.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) ?? throw new NotFoundException($"certificate {id}");

    /// <exception cref="NotFoundException">There is no such worker, or it is not for this user.</exception>
    public async Task<WorkerCard> WorkerAsync(Guid id, CancellationToken cancellationToken) =>
        (await workers.ReadAsync([id], cancellationToken)).GetValueOrDefault(id) ?? throw new NotFoundException($"worker {id}");
}
