using Icmesh.Competency;
using Icmesh.Ui;

[assembly: ModuleText(typeof(CompetencyText))]

namespace Icmesh.Competency;

/// <summary>Marker of this module's texts: CompetencyText.resx (Indonesian, neutral) and CompetencyText.en.resx.</summary>
internal sealed class CompetencyText;
