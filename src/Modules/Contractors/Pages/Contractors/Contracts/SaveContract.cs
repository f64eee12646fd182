using Icmesh.Contractors.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Contracts;

internal sealed class SaveContract(ContractorsDb db, ICurrentUser user, SiteClock clock)
{
    /// <param name="contractor">Whose contract it is.</param>
    /// <param name="contract">Null for a new one.</param>
    /// <returns>False where somebody else saved a newer version.</returns>
    /// <exception cref="RefusedException">The dates run backwards, the number is taken, or the area lies at another site.</exception>
    public async Task<bool> RunAsync(Guid contractor, Contract? contract, ContractInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(contractor, contract?.Id, input, cancellationToken);
        if (contract is not null && contract.Version != input.Version)
        {
            return false;
        }

        var before = contract is null ? null : ContractInput.Of(contract);
        if (contract is null)
        {
            contract = new()
            {
                ContractorId = contractor,
                Number = input.Number,
                Title = input.Title,
                RiskClass = input.RiskClass!.Value,
                SiteId = input.SiteId!.Value,
                From = input.From!.Value,
                To = input.To!.Value,
            };
            db.Contracts.Add(contract);
        }

        (contract.Number, contract.Title, contract.RiskClass) = (input.Number, input.Title, input.RiskClass!.Value);
        (contract.SiteId, contract.AreaId, contract.From, contract.To) = (input.SiteId!.Value, input.AreaId, input.From!.Value, input.To!.Value);
        db.Record(user, clock.UtcNow, before is null ? "contract.add" : "contract.edit", "contract", contract.Id, contractor, before, ContractInput.Of(contract), siteId: contract.SiteId);
        return await db.SavedAsync(cancellationToken);
    }

    private async Task CheckAsync(Guid contractor, Guid? self, ContractInput input, CancellationToken cancellationToken)
    {
        if (input.To < input.From)
        {
            throw new RefusedException(
                new("Tanggal selesai lebih awal dari tanggal mulai.", "The last day lies before the first."),
                new("Tukar kedua tanggal itu.", "Swap the two dates."));
        }

        if (await db.Contracts.AnyAsync(c => c.ContractorId == contractor && c.Number == input.Number && (self == null || c.Id != self), cancellationToken))
        {
            throw new RefusedException(
                new($"Kontrak {input.Number} sudah tercatat.", $"Contract {input.Number} is already recorded."),
                new("Periksa nomor kontraknya.", "Check the contract number."));
        }

        if (!await db.Sites.AnyAsync(s => s.Id == input.SiteId, cancellationToken)
            || input.AreaId is { } area && !await db.Areas.AnyAsync(a => a.Id == area && a.SiteId == input.SiteId, cancellationToken))
        {
            throw new RefusedException(
                new("Area itu tidak ada di lokasi yang dipilih.", "That area is not at the chosen site."),
                new("Pilih area dari lokasi yang sama.", "Choose an area of the same site."));
        }
    }
}
