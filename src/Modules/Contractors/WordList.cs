using Icmesh.Kernel.Directories;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors;

/// <summary>Enums as words of the screen.</summary>
internal static class WordList
{
    public static string Word<T>(this IStringLocalizer<ContractorsText> text, T? value) where T : struct, Enum =>
        value is { } known ? text[$"{typeof(T).Name}.{known}"] : "–";

    public static IReadOnlyList<SelectListItem> Options<T>(this IStringLocalizer<ContractorsText> text) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(v => new SelectListItem(text.Word<T>(v), v.ToString()))];

    public static string StatusKind(ContractorStatus status) => status switch
    {
        ContractorStatus.Active => "ok",
        ContractorStatus.Suspended => "stop",
        ContractorStatus.Ended => "off",
    };
}
