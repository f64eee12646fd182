using Icmesh.Permits;
using Icmesh.Ui;

[assembly: ModuleText(typeof(PermitsText))]

namespace Icmesh.Permits;

/// <summary>Marker of this module's texts: PermitsText.resx (Indonesian, neutral) and PermitsText.en.resx.</summary>
internal sealed class PermitsText;
