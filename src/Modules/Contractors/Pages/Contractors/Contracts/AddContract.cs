using System.ComponentModel.DataAnnotations;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Pages.Contractors.Contracts;

internal sealed class ContractInput
{
    [Display(Name = "Number.Field"), Required, StringLength(Lengths.ContractNumber)] public string Number { get; set; } = "";

    [Display(Name = "ContractTitle.Field"), Required, StringLength(Lengths.ContractTitle)] public string Title { get; set; } = "";

    [Display(Name = "RiskClass.Field"), Required] public RiskClass? RiskClass { get; set; }

    [Display(Name = "Site.Field"), Required] public Guid? SiteId { get; set; }

    public Guid? AreaId { get; set; }

    [Display(Name = "From.Field"), Required] public DateOnly? From { get; set; }

    [Display(Name = "To.Field"), Required] public DateOnly? To { get; set; }
}

internal sealed class AddContract(ContractorsDb db, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="RefusedException">The dates run backwards, the number is taken, or the area lies at another site.</exception>
    public async Task RunAsync(Guid contractor, ContractInput input, CancellationToken cancellationToken)
    {
        if (input.To < input.From)
        {
            throw new RefusedException(
                new("Tanggal selesai lebih awal dari tanggal mulai.", "The last day lies before the first."),
                new("Tukar kedua tanggal itu.", "Swap the two dates."));
        }

        if (await db.Contracts.AnyAsync(c => c.ContractorId == contractor && c.Number == input.Number, cancellationToken))
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

        var contract = new Contract
        {
            ContractorId = contractor,
            Number = input.Number,
            Title = input.Title,
            RiskClass = input.RiskClass!.Value,
            SiteId = input.SiteId!.Value,
            AreaId = input.AreaId,
            From = input.From!.Value,
            To = input.To!.Value,
        };
        db.Contracts.Add(contract);
        db.Record(user, clock.UtcNow, "contract.add", "contract", contract.Id, contractor, after: input);
        await db.SaveChangesAsync(cancellationToken);
    }
}
