using System.ComponentModel.DataAnnotations;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;

namespace Icmesh.Apd.Changing;

internal sealed class InspectInput
{
    [Display(Name = "InspectedOn.Field"), Required] public DateOnly? On { get; set; }

    [Display(Name = "Passed.Field"), Required] public bool? Passed { get; set; }

    [Display(Name = "Wear.Field"), Range(0, 100_000)] public int? Wear { get; set; }

    [Display(Name = "Note.Field"), StringLength(Lengths.Note)] public string? Note { get; set; }

    public long Version { get; set; }
}

/// <summary>Somebody competent looked at an item: it may be used until the next time, or never again.</summary>
internal sealed class InspectItem(ApdDb db, ApdBooks books, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="RefusedException">It is lost or retired, the day cannot be true, or wear became less.</exception>
    public async Task RunAsync(Item item, InspectInput input, CancellationToken cancellationToken)
    {
        if (item.Version != input.Version)
        {
            throw ItemRefusals.Stale;
        }

        Inspect(item, input, (await books.CatalogueAsync(cancellationToken)).Find(item.Kind));
        if (!await db.SavedAsync(cancellationToken))
        {
            throw ItemRefusals.Stale;
        }
    }

    /// <summary>The same without saving, for many at once.</summary>
    /// <exception cref="RefusedException">As above.</exception>
    public void Inspect(Item item, InspectInput input, ApdKind? kind)
    {
        var (on, wear) = (input.On!.Value, input.Wear ?? item.Wear);
        Check(item, on, wear);
        db.Inspections.Add(new() { ContractorId = item.ContractorId, ItemId = item.Id, On = on, Passed = input.Passed!.Value, Wear = wear, Note = input.Note?.Trim() ?? "", By = user.Name, At = clock.UtcNow });
        item.Wear = wear;
        if (input.Passed.Value)
        {
            item.NextInspectionOn = kind?.Inspection is { } every ? on.AddDays(every.Days) : null;
            item.State = item.State is ItemState.Returned ? ItemState.InStock : item.State;
        }
        else
        {
            (item.HarmedBy, item.HarmedAt, item.State) = (EventKind.FailedInspection, clock.UtcNow, ItemState.Retired);
            db.Events.Add(new() { ContractorId = item.ContractorId, ItemId = item.Id, Kind = EventKind.FailedInspection, At = clock.UtcNow, By = user.Name, Note = input.Note?.Trim() ?? "" });
        }

        db.Record(user, clock.UtcNow, "apd-item.inspect", "apd-item", item.Id, item.ContractorId, after: new { item.State, item.NextInspectionOn, item.Wear, item.HarmedBy });
    }

    private void Check(Item item, DateOnly on, int wear)
    {
        if (item.State is ItemState.Lost or ItemState.Retired)
        {
            throw new RefusedException(new("Barang yang hilang atau ditarik tidak diperiksa lagi.", "An item that is lost or retired is not inspected any more."));
        }

        if (on > clock.Today)
        {
            throw ItemRefusals.Future("Tanggal pemeriksaan", "The day of the inspection");
        }

        if (on < item.ManufacturedOn)
        {
            throw new RefusedException(new("Diperiksa sebelum dibuat.", "It was inspected before it was made."), new("Periksa kedua tanggal.", "Check both dates."));
        }

        if (wear < item.Wear)
        {
            throw new RefusedException(
                new($"Pemakaian tidak dapat berkurang: terakhir tercatat {item.Wear}.", $"Use cannot become less: {item.Wear} was recorded last."), new("Isi jumlah sejak barang ini baru.", "Enter the number since the item was new."));
        }
    }
}
