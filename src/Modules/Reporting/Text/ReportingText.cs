using Icmesh.Reporting.Text;
using Icmesh.Ui;

[assembly: ModuleText(typeof(ReportingText))]

namespace Icmesh.Reporting.Text;

/// <summary>Marker of this module's texts: ReportingText.resx (Indonesian) and ReportingText.en.resx.</summary>
internal sealed class ReportingText;
