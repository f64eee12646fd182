using Icmesh.Imports;
using Icmesh.Ui;

[assembly: ModuleText(typeof(ImportsText))]

namespace Icmesh.Imports;

/// <summary>Marker of this module's texts: ImportsText.resx (Indonesian) and ImportsText.en.resx.</summary>
internal sealed class ImportsText;
