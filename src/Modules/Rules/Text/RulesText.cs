using Icmesh.Rules.Text;
using Icmesh.Ui;

[assembly: ModuleText(typeof(RulesText))]

namespace Icmesh.Rules.Text;

/// <summary>Marker of this module's texts: RulesText.resx (Indonesian) and RulesText.en.resx.</summary>
internal sealed class RulesText;
