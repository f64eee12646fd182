using System.ComponentModel.DataAnnotations;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Changing;

internal sealed class InspectManyInput
{
    [Display(Name = "ContractorCode.Field"), Required, StringLength(40)] public string Contractor { get; set; } = "";

    [Display(Name = "Serials.Field"), Required, StringLength(ReceiveInput.SerialsLength)] public string Serials { get; set; } = "";

    [Display(Name = "InspectedOn.Field"), Required] public DateOnly? On { get; set; }

    [Display(Name = "Passed.Field"), Required] public bool? Passed { get; set; }

    [Display(Name = "Note.Field"), StringLength(Lengths.Note)] public string? Note { get; set; }
}

internal sealed class IssueManyInput
{
    [Display(Name = "Worker.Field"), Required] public Guid? Worker { get; set; }

    [Display(Name = "Serials.Field"), Required, StringLength(ReceiveInput.SerialsLength)] public string Serials { get; set; } = "";

    [Display(Name = "Acknowledged.Field"), Required] public Acknowledgement? Acknowledged { get; set; } = Acknowledgement.Typed;

    [Display(Name = "SignedAs.Field"), StringLength(Lengths.Name)] public string? SignedAs { get; set; }
}

/// <summary>The same for many items at once, named by their numbers as a scanner types them, one a line. All of them or none.</summary>
internal sealed class ManyItems(ApdDb db, ApdBooks books, InspectItem inspect, IssueItem issue, IContractorDirectory contractors, IWorkerDirectory workers, SiteClock clock)
{
    /// <exception cref="RefusedException">Some number is unknown, or some item cannot be inspected; it says which.</exception>
    public async Task<int> InspectAsync(InspectManyInput input, CancellationToken cancellationToken)
    {
        var owner = await contractors.FindAsync(input.Contractor, cancellationToken) is { } card && db.Fence.SeesPersonsOf(card.Id) ? card.Id : throw new RefusedException(
            new($"Tidak ada kontraktor dengan kode \"{input.Contractor}\".", $"There is no contractor with the code \"{input.Contractor}\"."), new("Periksa kodenya di daftar kontraktor.", "Look the code up in the list of contractors."));
        var catalogue = await books.CatalogueAsync(cancellationToken);
        return await EachAsync(owner, input.Serials, item =>
            inspect.Inspect(item, new() { On = input.On, Passed = input.Passed, Note = input.Note, Version = item.Version }, catalogue.Find(item.Kind)), cancellationToken);
    }

    /// <exception cref="RefusedException">Some number is unknown, or some item cannot be handed out; it says which.</exception>
    public async Task<int> IssueAsync(IssueManyInput input, CancellationToken cancellationToken)
    {
        var worker = (await workers.ReadAsync([input.Worker!.Value], cancellationToken)).GetValueOrDefault(input.Worker.Value) ?? throw new RefusedException(
            new("Pekerja itu tidak ada di daftar.", "That worker is not in the list."), new("Pilih pekerja dari daftar.", "Choose a worker of the list."));
        var catalogue = await books.CatalogueAsync(cancellationToken);
        return await EachAsync(worker.ContractorId, input.Serials, item =>
        {
            if (IssueItem.Obstacle(item, catalogue, clock.Today) is { } why)
            {
                throw why;
            }

            issue.Issue(item, worker, input.Acknowledged!.Value, input.SignedAs, catalogue.Find(item.Kind));
        }, cancellationToken);
    }

    private async Task<int> EachAsync(Guid owner, string serials, Action<Item> work, CancellationToken cancellationToken)
    {
        var codes = serials.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(CodeText.Normalize).Distinct().ToList();
        var items = codes.Count is 0 or > ReceiveInput.MostPieces
            ? throw new RefusedException(new($"Tulis 1 sampai {ReceiveInput.MostPieces} nomor seri.", $"Write 1 to {ReceiveInput.MostPieces} serial numbers."))
            : await db.Items.Where(i => i.ContractorId == owner && codes.Contains(i.NormalizedSerial)).ToDictionaryAsync(i => i.NormalizedSerial, cancellationToken);
        foreach (var code in codes)
        {
            if (!items.TryGetValue(code, out var item))
            {
                throw new RefusedException(new($"Kontraktor ini tidak punya nomor seri {code}.", $"This contractor has no serial number {code}."), new("Periksa nomornya; tidak ada yang disimpan.", "Check the number; nothing was saved."));
            }

            try
            {
                work(item);
            }
            catch (RefusedException refused)
            {
                throw new RefusedException(new($"{item.Serial}: {refused.Reason.Id}", $"{item.Serial}: {refused.Reason.En}"), refused.Remedy);
            }
        }

        return await db.SavedAsync(cancellationToken) ? codes.Count : throw ItemRefusals.Stale;
    }
}
