using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors;

/// <summary>Places a contractor under a main contractor, and keeps the tree of everybody below it right.</summary>
internal sealed class SubcontractorTree(ContractorsDb db, IContractorDirectory contractorDirectory)
{
    /// <returns>Everybody whose figures change: the chains above the old place and above the new one.</returns>
    /// <exception cref="RefusedException">There is no such main contractor, or it is a subcontractor of this one.</exception>
    public async Task<IReadOnlyCollection<Guid>> PlaceAsync(Contractor contractor, string? mainCode, CancellationToken cancellationToken)
    {
        var main = string.IsNullOrWhiteSpace(mainCode) ? null : await FindAsync(mainCode, cancellationToken);
        HashSet<Guid> affected = [contractor.Id];
        if (main?.Id == contractor.MainContractorId)
        {
            return affected;
        }

        var above = main is null ? [] : await contractorDirectory.UpwardsAsync(main.Id, cancellationToken);
        if (above.Contains(contractor.Id))
        {
            throw new RefusedException(
                new($"{main!.Code} adalah subkontraktor dari {contractor.Code}: hubungan tidak boleh melingkar.", $"{main.Code} is a subcontractor of {contractor.Code}: the relation must not run in a circle."),
                new("Pilih kontraktor utama lain.", "Choose another main contractor."));
        }

        affected.UnionWith(above);
        affected.UnionWith(await contractorDirectory.UpwardsAsync(contractor.Id, cancellationToken));
        var below = (await contractorDirectory.TreesAsync([contractor.Id], cancellationToken))[contractor.Id];
        contractor.MainContractorId = main?.Id;
        contractor.TreeId = main?.TreeId ?? contractor.Id;
        foreach (var one in await db.Contractors.Where(c => below.Contains(c.Id)).ToListAsync(cancellationToken))
        {
            one.TreeId = contractor.TreeId;
        }

        return affected;
    }

    private async Task<Contractor> FindAsync(string code, CancellationToken cancellationToken)
    {
        var normalized = CodeText.Normalize(code);
        if (await db.Contractors.SingleOrDefaultAsync(c => c.NormalizedCode == normalized, cancellationToken) is { } found)
        {
            return found;
        }

        var near = DidYouMean.Find(code, await db.Contractors.Select(c => c.Code).ToListAsync(cancellationToken));
        throw new RefusedException(
            new($"Tidak ada kontraktor dengan kode \"{code}\".", $"There is no contractor with the code \"{code}\"."),
            near is null
                ? new("Daftarkan kontraktor utamanya dulu.", "Register the main contractor first.")
                : new($"Maksud Anda \"{near}\"?", $"Did you mean \"{near}\"?"));
    }
}
