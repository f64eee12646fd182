using Icmesh.Incidents;
using Icmesh.Ui;

[assembly: ModuleText(typeof(IncidentsText))]

namespace Icmesh.Incidents;

/// <summary>Marker of this module's texts: IncidentsText.resx (Indonesian, neutral) and IncidentsText.en.resx.</summary>
internal sealed class IncidentsText;
