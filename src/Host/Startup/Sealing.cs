using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Icmesh.Host.Startup;

internal static class Sealing
{
    /// <summary>
    /// Names the application whose keys seal sessions and forms. <c>DataProtection:Certificate</c> is a PFX file (its password in
    /// <c>DataProtection:CertificatePassword</c>) that encrypts them where they are kept: a copy of the database alone then forges nothing.
    /// </summary>
    public static void AddSealing(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("Icmesh");
        if (configuration["DataProtection:Certificate"] is { Length: > 0 } file)
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, configuration["DataProtection:CertificatePassword"]));
        }
    }
}
