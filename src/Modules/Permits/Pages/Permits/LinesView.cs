using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>What keeps a permit from going on, with what to do about it.</summary>
/// <param name="Id">Of the heading, unique on the page.</param>
internal sealed record LinesView(string Id, string Title, IReadOnlyList<EvidenceLine> Lines);

/// <summary>One step that the reader may take.</summary>
internal sealed record StepForm(Transition Step, Permit Permit);
