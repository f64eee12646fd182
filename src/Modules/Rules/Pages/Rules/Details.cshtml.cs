using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Rules.Pages.Rules;

/// <summary>What one version of a scorecard says, in words: the live one, an earlier one, or the draft that waits.</summary>
internal sealed class DetailsModel(RuleShelf shelf, FactCatalogue facts) : PageModel
{
    [BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();

    [BindProperty(SupportsGet = true)] public bool Draft { get; set; }

    public ShelfFile Entry { get; private set; } = null!;

    /// <summary>Null shows the draft.</summary>
    public VersionLine? Version { get; private set; }

    public CheckedFile Checked { get; private set; } = null!;
    public PageOf<VersionLine> Versions { get; private set; } = null!;

    public bool IsLive => Version is not null && Version.Number == Entry.Live?.Number;

    public ScorecardDefinition? Scorecard => Checked.Scorecard?.Definition;

    [Requires(RulesModule.View)]
    public async Task OnGetAsync(string kind, string name, int? number, CancellationToken cancellationToken)
    {
        Entry = await shelf.FileAsync($"{kind}/{name}", cancellationToken);
        Versions = await shelf.VersionsAsync(Entry.Path, List, cancellationToken);
        if (Draft)
        {
            Checked = await ReadAsync(Entry.Path, null, cancellationToken);
            return;
        }

        var shown = number ?? Entry.Live?.Number ?? throw new NotFoundException(Entry.Path);
        Checked = await ReadAsync(Entry.Path, shown, cancellationToken);
        Version = await shelf.VersionAsync(Entry.Path, shown, cancellationToken);
    }

    /// <summary>The very bytes that the hash was computed from.</summary>
    [Requires(RulesModule.View)]
    public async Task<IActionResult> OnGetFileAsync(string kind, string name, int? number, CancellationToken cancellationToken)
    {
        var path = $"{kind}/{name}";
        var entry = await shelf.FileAsync(path, cancellationToken);
        int? shown = Draft ? null : number ?? entry.Live?.Number ?? throw new NotFoundException(path);
        var content = await ReadAsync(path, shown, cancellationToken);
        return new FileContentResult(content.Source.Bytes, "application/json") { FileDownloadName = $"{name}-{(shown is null ? "draf" : $"v{shown}")}.json" };
    }

    private async Task<CheckedFile> ReadAsync(string path, int? number, CancellationToken cancellationToken) =>
        await shelf.ContentAsync(path, number, cancellationToken) ?? throw new NotFoundException($"{path} {number}");

    public FactDefinition? Fact(string name) => facts.Find(name);

    /// <summary>Indicators of a category in the order of the file.</summary>
    public IEnumerable<IndicatorDefinition> Of(CategoryDefinition category) => Scorecard!.Indicators.Where(i => i.Category == category.Code);

    public static string Kind(Reference reference) => reference.Status == "verified" ? "ok" : "warn";
}
