using Microsoft.Extensions.Localization;

namespace Icmesh.Ui;

/// <summary>Shared texts first, then those of the module that owns the model.</summary>
internal sealed class ChainedLocalizer(IStringLocalizer first, IStringLocalizer second) : IStringLocalizer
{
    public LocalizedString this[string name] => Either(first[name], () => second[name]);

    public LocalizedString this[string name, params object[] arguments] =>
        Either(first[name, arguments], () => second[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        first.GetAllStrings(includeParentCultures).Concat(second.GetAllStrings(includeParentCultures));

    private static LocalizedString Either(LocalizedString found, Func<LocalizedString> otherwise) =>
        found.ResourceNotFound ? otherwise() : found;
}
