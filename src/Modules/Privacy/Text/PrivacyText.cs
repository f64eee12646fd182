using Icmesh.Privacy;
using Icmesh.Ui;

[assembly: ModuleText(typeof(PrivacyText))]

namespace Icmesh.Privacy;

/// <summary>Marker of this module's texts: PrivacyText.resx (Indonesian, neutral) and PrivacyText.en.resx.</summary>
internal sealed class PrivacyText;
