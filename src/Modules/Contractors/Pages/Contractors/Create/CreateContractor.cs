using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Create;

internal sealed class CreateContractor(ContractorsDb db, SubcontractorTree tree, ICurrentUser user, SiteClock clock)
{
    /// <returns>The new contractor's code.</returns>
    /// <exception cref="RefusedException">The code is taken or cannot be used, or the main contractor does not exist.</exception>
    public async Task<string> RunAsync(ContractorInput input, CancellationToken cancellationToken)
    {
        if (!CodeRule.IsValid(input.Code))
        {
            throw new RefusedException(CodeRule.Reason(input.Code), CodeRule.Remedy);
        }

        var normalized = CodeText.Normalize(input.Code);
        if (await db.Contractors.AnyAsync(c => c.NormalizedCode == normalized, cancellationToken))
        {
            throw new RefusedException(
                new($"Kode {input.Code} sudah dipakai kontraktor lain.", $"The code {input.Code} belongs to another contractor."),
                new("Pakai kode lain, atau ubah kontraktor yang ada.", "Use another code, or edit the existing contractor."));
        }

        var contractor = new Contractor
        {
            Code = input.Code,
            Name = input.Name,
            Status = input.Status!.Value,
            CsmsClass = input.CsmsClass,
            RolloutStage = input.RolloutStage!.Value,
        };
        var affected = await tree.PlaceAsync(contractor, input.SubcontractorOf, cancellationToken);
        db.Contractors.Add(contractor);
        db.Record(user, clock.UtcNow, "contractor.create", "contractor", contractor.Id, contractor.Id, after: ContractorInput.Of(contractor, input.SubcontractorOf));
        foreach (var one in affected)
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, one);
        }

        await db.SaveChangesAsync(cancellationToken);
        return contractor.Code;
    }
}
