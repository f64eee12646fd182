using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Changing;

internal sealed class ReceiveInput
{
    public const int MostPieces = 500, SerialsLength = 40_000;

    [Display(Name = "ContractorCode.Field"), Required, StringLength(40)] public string Contractor { get; set; } = "";

    [Display(Name = "Kind.Field"), Required, StringLength(ApdCatalogue.CodeLength)] public string Kind { get; set; } = "";

    [Display(Name = "Size.Field"), StringLength(Lengths.Size)] public string? Size { get; set; }

    [Display(Name = "ManufacturedOn.Field")] public DateOnly? ManufacturedOn { get; set; }

    /// <summary>The makers' numbers, one a line; empty where labels are to be made.</summary>
    [Display(Name = "Serials.Field"), StringLength(SerialsLength)] public string? Serials { get; set; }

    /// <summary>How many labels to make.</summary>
    [Display(Name = "Pieces.Field"), Range(1, MostPieces)] public int? Pieces { get; set; }
}

/// <summary>Takes pieces of one kind into a contractor's stock, by the makers' numbers or by numbers of our own.</summary>
internal sealed class ReceiveItems(ApdDb db, ApdBooks books, IContractorDirectory contractors, ICurrentUser user, SiteClock clock)
{
    /// <returns>The new items, in the order of their numbers.</returns>
    /// <exception cref="RefusedException">No such contractor or kind, the dates cannot be true, or a number is taken.</exception>
    public async Task<IReadOnlyList<Guid>> RunAsync(ReceiveInput input, CancellationToken cancellationToken)
    {
        var owner = await contractors.FindAsync(input.Contractor, cancellationToken);
        if (owner is null || !db.Fence.SeesPersonsOf(owner.Id))
        {
            throw new RefusedException(
                new($"Tidak ada kontraktor dengan kode \"{input.Contractor}\".", $"There is no contractor with the code \"{input.Contractor}\"."), new("Periksa kodenya di daftar kontraktor.", "Look the code up in the list of contractors."));
        }

        var kind = (await books.CatalogueAsync(cancellationToken)).Find(input.Kind) is { Tracked: true } found ? found : throw new RefusedException(
            new("Jenis APD itu tidak dilacak per barang.", "That kind of APD is not tracked piece by piece."), new("Pilih jenis dari daftar.", "Choose a kind of the list."));
        if (ItemDates.Fault(input.ManufacturedOn, null, clock.Today) is { } fault)
        {
            throw new RefusedException(fault.Reason, fault.Remedy);
        }

        var serials = await SerialsAsync(owner.Id, kind.Code, input, cancellationToken);
        var items = serials.Select(s => Item.Of(owner.Id, s, kind.Code)).ToList();
        foreach (var item in items)
        {
            (item.Size, item.ManufacturedOn) = (input.Size?.Trim(), input.ManufacturedOn);
            item.NextInspectionOn = kind.Inspection is { } every ? clock.Today.AddDays(every.Days) : null;
            db.Items.Add(item);
        }

        db.Record(user, clock.UtcNow, "apd-item.receive", "apd-item", items.Count == 1 ? items[0].Id : null, owner.Id, after: new ImportedRows(null, null, items.Count, 0));
        await db.SaveChangesAsync(cancellationToken);
        return [.. items.Select(i => i.Id)];
    }

    private async Task<IReadOnlyList<string>> SerialsAsync(Guid owner, string kind, ReceiveInput input, CancellationToken cancellationToken)
    {
        var typed = (input.Serials ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var serials = typed.Length > 0 ? typed : await LabelsAsync(owner, kind, input.Pieces ?? 1, cancellationToken);
        if (serials.Length > ReceiveInput.MostPieces || serials.Any(s => s.Length > Lengths.Serial))
        {
            throw new RefusedException(
                new($"Paling banyak {ReceiveInput.MostPieces} barang sekaligus, tiap nomor paling panjang {Lengths.Serial} huruf.", $"At most {ReceiveInput.MostPieces} items at once, each number at most {Lengths.Serial} characters."));
        }

        var codes = serials.Select(CodeText.Normalize).ToList();
        if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RefusedException(new($"Nomor seri {twice.Key} tertulis dua kali.", $"Serial number {twice.Key} is written twice."), new("Hapus salah satunya.", "Remove one of them."));
        }

        return await db.Items.Where(i => i.ContractorId == owner && codes.Contains(i.NormalizedSerial)).Select(i => i.Serial).FirstOrDefaultAsync(cancellationToken) is { } known
            ? throw new RefusedException(new($"Nomor seri {known} sudah tercatat.", $"Serial number {known} is recorded already."), new("Periksa nomornya; satu barang satu nomor.", "Check the number; one item has one number."))
            : serials;
    }

    /// <summary>Numbers of our own: kind, day and a count that goes on from the last one of the day.</summary>
    private async Task<string[]> LabelsAsync(Guid owner, string kind, int pieces, CancellationToken cancellationToken)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{kind}-{clock.Today:yyMMdd}-");
        var taken = await db.Items.CountAsync(i => i.ContractorId == owner && i.NormalizedSerial.StartsWith(prefix), cancellationToken);
        return [.. Enumerable.Range(taken + 1, pieces).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{n:000}"))];
    }
}
