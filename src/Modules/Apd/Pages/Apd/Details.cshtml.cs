using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Checking;
using Icmesh.Apd.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd;

/// <summary>One item: how long it lasts and by which rule, who holds it, and all that ever happened to it.</summary>
internal sealed class DetailsModel(
    ApdDb db, ApdBooks books, IContractorDirectory contractors, IWorkerDirectory workers, SiteClock clock, IStringLocalizer<ApdText> text) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public Item Item { get; private set; } = null!;
    public ContractorCard Contractor { get; private set; } = null!;
    public ApdCatalogue Catalogue { get; private set; } = null!;
    public ApdKind? Kind { get; private set; }
    public Issue? Held { get; private set; }
    public IReadOnlyDictionary<Guid, WorkerCard> People { get; private set; } = null!;
    public IReadOnlyList<HistoryLine> History { get; private set; } = [];
    public DateOnly? LifeEnds => Life.EndOf(Kind, Item);
    public DateOnly Today => clock.Today;

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Item = await db.ItemAsync(Id, cancellationToken);
        Catalogue = await books.CatalogueAsync(cancellationToken);
        Kind = Catalogue.Find(Item.Kind);
        Contractor = (await contractors.ReadAsync([Item.ContractorId], cancellationToken))[Item.ContractorId];
        var issues = await db.Issues.AsNoTracking().Where(i => i.ItemId == Id).ToListAsync(cancellationToken);
        Held = issues.Find(i => i.EndedAt is null);
        People = await workers.ReadAsync([.. issues.Select(i => i.WorkerId).Distinct()], cancellationToken);
        var inspections = await db.Inspections.AsNoTracking().Where(i => i.ItemId == Id).ToListAsync(cancellationToken);
        var events = await db.Events.AsNoTracking().Where(e => e.ItemId == Id).ToListAsync(cancellationToken);
        History =
        [
            .. issues.SelectMany(Lines)
                .Concat(inspections.Select(i => new HistoryLine(i.At, text[i.Passed ? "Inspection.Passed" : "Inspection.Failed"], i.Note, i.By, null)))
                .Concat(events.Where(e => e.Kind is not EventKind.FailedInspection).Select(e => new HistoryLine(e.At, text[$"EventKind.{e.Kind}"], e.Note, e.By, null)))
                .OrderByDescending(l => l.At),
        ];
    }

    private IEnumerable<HistoryLine> Lines(Issue issue)
    {
        var person = People.GetValueOrDefault(issue.WorkerId)?.Name;
        yield return new(issue.IssuedAt, text["Issued.To"], text[$"Acknowledgement.{issue.Acknowledged}"], issue.IssuedBy, person);
        if (issue.EndedAt is { } ended)
        {
            yield return new(ended, text["Ended.By"], "", issue.EndedBy ?? "", person);
        }
    }

    /// <param name="Person">Whom it was issued to; null where nobody is concerned.</param>
    internal sealed record HistoryLine(DateTime At, string What, string Note, string By, string? Person);
}
