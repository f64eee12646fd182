using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;

namespace Icmesh.Contractors.Pages.Contractors.Edit;

internal sealed class EditContractor(ContractorsDb db, SubcontractorTree tree, ICurrentUser user, SiteClock clock)
{
    /// <returns>False where somebody else saved a newer version: nothing was changed.</returns>
    /// <exception cref="RefusedException">The main contractor does not exist or stands below this one.</exception>
    public async Task<bool> RunAsync(Contractor contractor, string? mainCode, ContractorInput input, CancellationToken cancellationToken)
    {
        if (contractor.Version != input.Version)
        {
            return false;
        }

        var before = ContractorInput.Of(contractor, mainCode);
        var affected = await tree.PlaceAsync(contractor, input.SubcontractorOf, cancellationToken);
        contractor.Name = input.Name;
        contractor.Status = input.Status!.Value;
        contractor.CsmsClass = input.CsmsClass;
        contractor.RolloutStage = input.RolloutStage!.Value;
        db.Record(user, clock.UtcNow, "contractor.edit", "contractor", contractor.Id, contractor.Id, before, ContractorInput.Of(contractor, input.SubcontractorOf));
        foreach (var one in affected)
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, one);
        }

        return await db.SavedAsync(cancellationToken);
    }
}
