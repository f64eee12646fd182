using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;

namespace Icmesh.Readiness;

/// <summary>Outcomes and effects as the kinds that the screen draws. Undetermined is held, never green.</summary>
internal static class ReadinessWords
{
    public static string Kind(Outcome outcome) => outcome switch
    {
        Outcome.Compliant => "ok",
        Outcome.NonCompliant => "stop",
        Outcome.Undetermined => "warn",
    };

    public static string Kind(Effect effect) => effect switch
    {
        Effect.Note => "off",
        Effect.Warn => "warn",
        Effect.Block => "stop",
    };

    /// <summary>How one reason is drawn: what does not stop is never red.</summary>
    public static string Kind(Reason reason) => reason switch
    {
        { Finding.Outcome: Outcome.Compliant } => "ok",
        { DispensationId: not null } => "info",
        { Effect: Effect.Block, Finding.Outcome: Outcome.NonCompliant } => "stop",
        { Effect: Effect.Note } => "off",
        _ => "warn",
    };
}
