using Icmesh.Scorecards.Text;
using Icmesh.Ui;

[assembly: ModuleText(typeof(ScorecardsText))]

namespace Icmesh.Scorecards.Text;

/// <summary>Marker of this module's texts: ScorecardsText.resx (Indonesian) and ScorecardsText.en.resx.</summary>
internal sealed class ScorecardsText;
