using Icmesh.Apd;
using Icmesh.Ui;

[assembly: ModuleText(typeof(ApdText))]

namespace Icmesh.Apd;

/// <summary>Marker of this module's texts: ApdText.resx (Indonesian, neutral) and ApdText.en.resx.</summary>
internal sealed class ApdText;
