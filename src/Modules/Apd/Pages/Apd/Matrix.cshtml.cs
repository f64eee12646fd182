using Icmesh.Apd.Catalogue;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Apd.Pages.Apd;

/// <summary>What work demands: all of it, or one job type in one area.</summary>
internal sealed class MatrixModel(ApdBooks books, IJobTypeDirectory jobTypes) : PageModel
{
    [FromQuery(Name = "job")] public string? Job { get; set; }

    /// <summary><c>SITE/AREA</c>.</summary>
    [FromQuery(Name = "area")] public string? Area { get; set; }

    [FromQuery(Name = "kind")] public string? Kind { get; set; }

    public ApdMatrix Matrix { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    [Requires(ApdPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Jobs = [.. (await jobTypes.ListAsync(cancellationToken)).Select(j => new SelectListItem(j.Title.ToString(), j.Code, j.Code == Job))];
        Areas = [.. (await books.AreasAsync(cancellationToken)).Select(a => new SelectListItem(a.Area.Name, a.Code, a.Code == Area))];
        Kinds = [.. (await books.CatalogueAsync(cancellationToken)).Kinds.Select(k => new SelectListItem(k.Title.ToString(), k.Code, k.Code == Kind))];
        var whole = await books.MatrixAsync(cancellationToken);
        Matrix = whole with
        {
            Rows = [.. whole.Rows.Where(r => (string.IsNullOrEmpty(Job) || r.Job is null || r.Job == Job) && (string.IsNullOrEmpty(Area) || r.Area is null || r.Area == Area)
                && (string.IsNullOrEmpty(Kind) || r.Items.Any(i => i.Apd == Kind)))],
        };
    }
}
