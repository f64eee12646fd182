using Icmesh.Host.Text;
using Icmesh.Ui;

[assembly: ModuleText(typeof(HostText))]

namespace Icmesh.Host.Text;

/// <summary>Marker of the texts of the Host's own pages: HostText.resx (Indonesian, neutral) and HostText.en.resx.</summary>
internal sealed class HostText;
