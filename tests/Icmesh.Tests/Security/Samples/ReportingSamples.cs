using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Samples;

internal sealed class ReportingSamples : ModuleSamples
{
    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Reporting", "reporting.view"),
        new("GET /Reporting/Events", "reporting.view"),
    ];
}
