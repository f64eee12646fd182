namespace Icmesh.Contractors;

/// <summary>Class of a contractor's CSMS certificate: the riskiest job that the company may take. Not the risk of a job, though the words are the same.</summary>
internal enum CsmsClass
{
    Low,
    Moderate,
    High,
    VeryHigh,
    Extreme,
}

/// <summary>Risk of a job package, assessed before it is tendered.</summary>
internal enum RiskClass
{
    Low,
    Moderate,
    High,
    VeryHigh,
    Extreme,
}

/// <summary>
/// Whether a certificate class covers the risk class of a job: it covers its own class and all below.
/// Source: SPLN U1.006:2021, table 7 (read in a secondary copy, reference V:S6).
/// </summary>
internal static class CsmsAccess
{
    public const string Reference = "SPLN U1.006:2021, Tabel 7 (V:S6)";

    /// <summary>False where the certificate is too low, and where there is none: without one no job is covered.</summary>
    public static bool Covers(CsmsClass? certificate, RiskClass job) => certificate is { } held && (int)held >= (int)job;
}
