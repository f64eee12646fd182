using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Samples;

/// <summary>What the Host and the layout answer to: open without data, and the activity record.</summary>
internal sealed class HostSamples : ModuleSamples
{
    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /healthz", null),
        new("GET /Error?status=404", null),
        new("POST /Error", null),
        new("PUT /Error", null),
        new("DELETE /Error", null),
        new("POST /language", null, Form: "language=en&returnUrl=/Accounts/SignIn"),
        new("POST /theme", null, Form: "theme=dark&returnUrl=/Accounts/SignIn"),
        new("GET /Activity", "activity.view"),

        // A record without any history, or of somebody else, has an empty one.
        new("GET /Activity/incident/{incident}", "activity.view"),
    ];
}
