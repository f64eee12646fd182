using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace Icmesh.Host.Startup;

internal static class Redaction
{
    /// <summary>Classified values of log messages: what is not internal is erased. A value of a class that nobody named is erased too.</summary>
    public static void AddRedactedLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.EnableRedaction();
        builder.Services.AddRedaction(r => r.SetFallbackRedactor<ErasingRedactor>()
            .SetRedactor<NullRedactor>(new DataClassificationSet(LogClasses.Of(DataClass.Internal)), new DataClassificationSet(LogClasses.Of(DataClass.Public))));
    }
}
