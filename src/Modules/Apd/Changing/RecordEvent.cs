using System.ComponentModel.DataAnnotations;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Changing;

internal sealed class EventInput
{
    [Display(Name = "EventKind.Field"), Required] public EventKind? Kind { get; set; }

    /// <summary>Wall-clock time at the site.</summary>
    [Display(Name = "EventAt.Field"), Required] public DateTime? At { get; set; }

    [Display(Name = "Note.Field"), StringLength(Lengths.Note)] public string? Note { get; set; }

    public long Version { get; set; }
}

/// <summary>
/// Something happened to an item. What its kind is retired by ends its use at once, and whoever holds it is no longer protected; any other blow asks
/// for an inspection before it is used again. It stays with its holder until it is taken back.
/// </summary>
internal sealed class RecordEvent(ApdDb db, ApdBooks books, ICurrentUser user, SiteClock clock)
{
    /// <summary>What a person may record; a failed inspection is recorded as an inspection.</summary>
    public static readonly IReadOnlyList<EventKind> Kinds = [EventKind.FallArrest, EventKind.Impact, EventKind.Damage, EventKind.Returned, EventKind.Lost, EventKind.Retired];

    /// <exception cref="RefusedException">It cannot have happened: in the future, before the item was made, or to one that nobody holds.</exception>
    public async Task RunAsync(Item item, EventInput input, CancellationToken cancellationToken)
    {
        if (item.Version != input.Version)
        {
            throw ItemRefusals.Stale;
        }

        var (kind, at) = (input.Kind!.Value, clock.ToUtc(input.At!.Value));
        var held = await db.Held.SingleOrDefaultAsync(i => i.ItemId == item.Id, cancellationToken);
        Check(item, kind, at, held);
        var note = input.Note?.Trim() ?? "";
        db.Events.Add(new() { ContractorId = item.ContractorId, ItemId = item.Id, Kind = kind, At = at, By = user.Name, Note = note });
        Apply(item, kind, at, (await books.CatalogueAsync(cancellationToken)).Find(item.Kind));
        if (kind is EventKind.Returned or EventKind.Lost or EventKind.Retired && held is not null)
        {
            (held.EndedAt, held.EndedBy) = (at, user.Name);
        }

        db.Record(user, clock.UtcNow, "apd-item.event", "apd-item", item.Id, item.ContractorId, after: new { Event = kind, item.State, item.NextInspectionOn, item.HarmedBy });
        if (!await db.SavedAsync(cancellationToken))
        {
            throw ItemRefusals.Stale;
        }
    }

    private void Check(Item item, EventKind kind, DateTime at, Issue? held)
    {
        if (at > clock.UtcNow)
        {
            throw ItemRefusals.Future("Waktu kejadian", "The time of the event");
        }

        if (!Kinds.Contains(kind) || item.State is ItemState.Lost or ItemState.Retired && held is null)
        {
            throw new RefusedException(new("Kejadian itu tidak dapat dicatat pada barang ini.", "That event cannot be recorded for this item."), new("Lihat keadaan barang ini.", "Look at the state of this item."));
        }

        if (kind is EventKind.Returned && (held is null || at < held.IssuedAt))
        {
            throw new RefusedException(new("Tidak ada yang memegang barang ini pada waktu itu.", "Nobody held this item at that time."), new("Periksa waktunya.", "Check the time."));
        }

        if (clock.DateOf(at) < item.ManufacturedOn)
        {
            throw new RefusedException(new("Kejadian itu sebelum barang ini dibuat.", "That was before the item was made."), new("Periksa tanggalnya.", "Check the dates."));
        }
    }

    private void Apply(Item item, EventKind kind, DateTime at, ApdKind? of)
    {
        switch (kind)
        {
            case EventKind.Returned:
                item.State = item.State is ItemState.Issued ? ItemState.Returned : item.State;
                break;
            case EventKind.Lost:
                item.State = ItemState.Lost;
                break;
            case EventKind.Retired:
                item.State = ItemState.Retired;
                break;
            case var _ when of is null || of.IsRetiredBy(kind):
                (item.HarmedBy, item.HarmedAt, item.State) = (kind, at, ItemState.Retired);
                break;
            default:
                item.NextInspectionOn = clock.DateOf(at).AddDays(-1);
                break;
        }
    }
}
