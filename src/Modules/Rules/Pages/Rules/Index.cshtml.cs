using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Rules.Pages.Rules;

/// <summary>All rule files: what is live, and whether the file on disk is fine.</summary>
internal sealed class IndexModel(RuleShelf shelf) : PageModel
{
    public IReadOnlyList<ShelfFile> Files { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    [Requires(RulesModule.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Files = await shelf.FilesAsync(cancellationToken);
        var titles = new Dictionary<string, string>();
        foreach (var file in Files)
        {
            var content = file.Live is { } live ? await shelf.ContentAsync(file.Path, live.Number, cancellationToken) : null;
            titles[file.Path] = content?.Header?.Title.ToString() ?? file.Path;
        }

        Titles = titles;
    }

    public static string Kind(FileCheck check) => check switch
    {
        FileCheck.Live => "ok",
        FileCheck.Waiting => "warn",
        FileCheck.Problems => "bad",
        FileCheck.Changing => "info",
        FileCheck.Missing => "off",
    };
}
