using Icmesh.Apd.Catalogue;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Apd.Pages.Apd;

/// <summary>States and kinds as the screen draws them.</summary>
internal static class ItemWords
{
    public static string Kind(ItemState state) => state switch
    {
        ItemState.InStock => "info",
        ItemState.Issued => "ok",
        ItemState.Returned => "warn",
        ItemState.Lost => "bad",
        ItemState.Retired => "off",
    };

    public static string Kind(SourceStatus status) => status switch
    {
        SourceStatus.Verified => "ok",
        SourceStatus.Unverified => "warn",
        SourceStatus.Proposed => "info",
    };

    public static string Title(ApdCatalogue catalogue, string code) => catalogue.Find(code)?.Title.ToString() ?? code;

    public static IReadOnlyList<SelectListItem> Kinds(ApdCatalogue catalogue, string? chosen = null) =>
        [.. catalogue.Kinds.Where(k => k.Tracked).Select(k => new SelectListItem(k.Title.ToString(), k.Code, k.Code == chosen))];

    public static IReadOnlyList<SelectListItem> Acknowledgements(IStringLocalizer text) => [.. Enum.GetValues<Acknowledgement>().Select(a => new SelectListItem(text[$"Acknowledged.{a}"], a.ToString()))];

    public static IReadOnlyList<SelectListItem> Results(IStringLocalizer text) => [new(text["Inspection.Passed"], "true"), new(text["Inspection.Failed"], "false")];

    public static IReadOnlyList<SelectListItem> States(IStringLocalizer text) => [.. Enum.GetValues<ItemState>().Select(s => new SelectListItem(text[$"ItemState.{s}"], s.ToString()))];
}
