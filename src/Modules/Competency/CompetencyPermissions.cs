namespace Icmesh.Competency;

internal static class CompetencyPermissions
{
    public const string View = "competency.view";

    /// <summary>Certificates and the uses that keep them alive.</summary>
    public const string Edit = "competency.edit";

    /// <summary>Says that a certificate is genuine, or counts no more.</summary>
    public const string Verify = "competency.verify";

    /// <summary>What jobs demand of people.</summary>
    public const string Require = "competency.require";

    /// <summary>Results of check-ups: the clinic's, and of whom the smelter names. Others learn whether somebody may start, and not why.</summary>
    public const string Fitness = "competency.fitness";

    /// <summary>Results of inductions.</summary>
    public const string Induct = "competency.induct";
}
