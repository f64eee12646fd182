using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Icmesh.Ui;

/// <summary>Fingerprinted address of the icon sprite; a tag helper cannot write ~/ in <c>&lt;use href&gt;</c>.</summary>
public sealed class SpriteUrl
{
    private const string Plain = "_content/Icmesh.Ui/dist/icons.svg";
    private string? _known;

    public string For(HttpContext context)
    {
        if (_known is not null) return _known;

        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        if (assets is null) return "/" + Plain;
        return _known = "/" + assets[Plain];
    }
}
