using Icmesh.Readiness;
using Icmesh.Ui;

[assembly: ModuleText(typeof(ReadinessText))]

namespace Icmesh.Readiness;

/// <summary>Marker of this module's texts: ReadinessText.resx (Indonesian, neutral) and ReadinessText.en.resx.</summary>
internal sealed class ReadinessText;
