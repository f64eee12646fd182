using Microsoft.AspNetCore.Mvc;

namespace Icmesh.Ui;

/// <summary>
/// What the address of a list says about page, page size, order and search words. Bind it as
/// <c>[BindProperty(SupportsGet = true)] public ListQuery List { get; set; } = new();</c> and read with
/// <c>await query.PageAsync(List.Number, List.Size, cancellationToken)</c>.
/// </summary>
/// <remarks>The page number is called <c>p</c>, since <c>page</c> is a route value of Razor Pages.</remarks>
public sealed class ListQuery
{
    internal const string PageKey = "p";
    internal const string SizeKey = "size";
    internal const string SortKey = "sort";

    internal static readonly int[] Sizes = [25, 50, 100];

    [FromQuery(Name = PageKey)]
    public int? Page { get; set; }

    [FromQuery(Name = SizeKey)]
    public int? PageSize { get; set; }

    /// <summary>A column's code, <c>-code</c> for descending, or null for the page's own order.</summary>
    [FromQuery(Name = SortKey)]
    public string? Sort { get; set; }

    [FromQuery(Name = "q")]
    public string? Words { get; set; }

    /// <summary>The page number, 1 or more; an address typed by hand cannot ask for less.</summary>
    public int Number => Math.Clamp(Page ?? 1, 1, 100_000);

    /// <summary>25, 50 or 100 rows.</summary>
    public int Size => Sizes.Contains(PageSize ?? 0) ? PageSize!.Value : Sizes[0];
}
