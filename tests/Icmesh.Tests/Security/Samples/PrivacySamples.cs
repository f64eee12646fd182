using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Samples;

internal sealed class PrivacySamples : ModuleSamples
{
    private const string Manage = "privacy.manage", Reason = "Reason=Permintaan+17";

    public override int Order => 60;

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        new("GET /Privacy?q=KENARI", Manage),
        new("GET /Privacy/Register", "privacy.view"),
        new("GET /Privacy/Persons/{worker}", Manage, Reach.All),
        new("POST /Privacy/Persons/{worker}?handler=Export", Manage, Reach.All, Reason),
        new("POST /Privacy/Persons/{worker}?handler=Hold", Manage, Reach.All, Reason),
        new("POST /Privacy/Persons/{worker}?handler=Release", Manage, Reach.All, Reason),
        new("POST /Privacy/Persons/{worker}?handler=Erase", Manage, Reach.All, Reason),
    ];
}
