using System.ComponentModel.DataAnnotations;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Checking;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Apd.Changing;

internal sealed class IssueInput
{
    [Display(Name = "Worker.Field"), Required] public Guid? Worker { get; set; }

    [Display(Name = "Acknowledged.Field"), Required] public Acknowledgement? Acknowledged { get; set; } = Acknowledgement.Typed;

    /// <summary>The recipient's own name, typed by the recipient.</summary>
    [Display(Name = "SignedAs.Field"), StringLength(Lengths.Name)] public string? SignedAs { get; set; }

    public long Version { get; set; }
}

/// <summary>Hands an item to a worker, who signs for it.</summary>
internal sealed class IssueItem(ApdDb db, ApdBooks books, IWorkerDirectory workers, ICurrentUser user, SiteClock clock)
{
    /// <exception cref="RefusedException">It is not in stock, no longer protects, or was not signed for by its recipient.</exception>
    public async Task RunAsync(Item item, IssueInput input, CancellationToken cancellationToken)
    {
        if (item.Version != input.Version)
        {
            throw ItemRefusals.Stale;
        }

        var catalogue = await books.CatalogueAsync(cancellationToken);
        var worker = (await workers.ReadAsync([input.Worker!.Value], cancellationToken)).GetValueOrDefault(input.Worker.Value);
        if (worker?.ContractorId != item.ContractorId)
        {
            throw new RefusedException(new("Pekerja itu bukan pekerja perusahaan pemilik APD ini.", "That worker does not belong to the company that owns this item."), new("Pilih pekerja dari daftar.", "Choose a worker of the list."));
        }

        await CheckAsync(item, catalogue, cancellationToken);
        Issue(item, worker, input.Acknowledged!.Value, input.SignedAs, catalogue.Find(item.Kind));
        if (!await db.SavedAsync(cancellationToken))
        {
            throw ItemRefusals.Stale;
        }
    }

    /// <summary>Adds the issue and its entry without saving: what is signed for at once is saved together.</summary>
    /// <exception cref="RefusedException">The name that was typed is not the recipient's.</exception>
    public void Issue(Item item, WorkerCard worker, Acknowledgement acknowledged, string? signedAs, ApdKind? kind)
    {
        if (acknowledged is Acknowledgement.Typed && !IsSameName(signedAs, worker.Name))
        {
            throw new RefusedException(new("Nama yang diketik bukan nama penerima.", "The name that was typed is not the recipient's."), new("Penerima mengetik namanya sendiri seperti di daftar pekerja.", "The recipient types its own name as in the list of workers."));
        }

        var issue = new Issue
        {
            ContractorId = item.ContractorId, ItemId = item.Id, WorkerId = worker.Id, IssuedAt = clock.UtcNow, IssuedBy = user.Name, Acknowledged = acknowledged,
            SignedAs = acknowledged is Acknowledgement.Typed ? signedAs!.Trim() : null,
        };
        item.State = ItemState.Issued;
        item.InServiceOn ??= clock.Today;
        item.NextInspectionOn ??= kind?.Inspection is { } every ? clock.Today.AddDays(every.Days) : null;
        db.Issues.Add(issue);
        db.Record(user, clock.UtcNow, "apd-issue.issue", "apd-issue", item.Id, item.ContractorId, after: new { issue.ItemId, issue.WorkerId, issue.Acknowledged });
    }

    /// <exception cref="RefusedException">It is not in stock, or no longer protects.</exception>
    private async Task CheckAsync(Item item, ApdCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (await db.Held.Where(i => i.ItemId == item.Id).Select(i => (DateTime?)i.IssuedAt).FirstOrDefaultAsync(cancellationToken) is { } since)
        {
            throw ItemRefusals.HeldAlready(item.Serial, clock.DateOf(since));
        }

        if (Obstacle(item, catalogue, clock.Today) is { } why)
        {
            throw why;
        }
    }

    /// <summary>Why an item cannot be handed out; null where it can.</summary>
    public static RefusedException? Obstacle(Item item, ApdCatalogue catalogue, DateOnly today)
    {
        if (item.State is not ItemState.InStock)
        {
            return item.State is ItemState.Returned
                ? new(new("Barang ini kembali dan belum diperiksa.", "This item came back and was not inspected yet."), new("Periksa dulu, lalu serahkan.", "Inspect it first, then issue it."))
                : new(new("Barang ini tidak ada di gudang.", "This item is not in stock."), new("Pilih barang yang ada di gudang.", "Choose an item in stock."));
        }

        if (Life.EndOf(catalogue.Find(item.Kind), item) is { } end && end < today)
        {
            return new(new($"Umur barang ini habis pada {end:d MMM yyyy}.", $"The life of this item ended on {end:d MMM yyyy}."), new("Tarik barang ini dan pilih yang lain.", "Retire this item and choose another one."));
        }

        return item.NextInspectionOn < today
            ? new(new("Pemeriksaan berkalanya terlewat.", "Its periodic inspection is overdue."), new("Periksa dulu, lalu serahkan.", "Inspect it first, then issue it."))
            : null;
    }

    private static bool IsSameName(string? typed, string name) => string.Equals(Words(typed), Words(name), StringComparison.OrdinalIgnoreCase);

    private static string Words(string? name) => string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
