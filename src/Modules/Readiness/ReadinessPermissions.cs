namespace Icmesh.Readiness;

internal static class ReadinessPermissions
{
    public const string View = "readiness.view";

    /// <summary>The own card, and nobody else's.</summary>
    public const string Card = "readiness.card";

    /// <summary>From when a rule warns or blocks.</summary>
    public const string Effects = "readiness.effects";

    /// <summary>Lets somebody pass for a few days although a rule is not met.</summary>
    public const string Dispense = "readiness.dispense";
}
