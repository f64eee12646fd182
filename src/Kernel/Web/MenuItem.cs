using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Web;

/// <summary>A line of the side navigation, shown to those who hold its permission.</summary>
/// <param name="Icon">Name of a Tabler outline icon.</param>
/// <param name="Group">Heading it stands under; empty for none.</param>
public sealed record MenuItem(Sentence Title, string Url, string Icon, Sentence Group, int Order, string Permission);
