using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Icmesh.Accounts.Data;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class SealedKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icmesh-keys-").FullName;

    [Fact]
    public async Task What_one_start_sealed_the_next_opens()
    {
        var text = await RunAsync(p => p.Protect("sesi"));

        Assert.Equal("sesi", await RunAsync(p => p.Unprotect(text)));
    }

    [Fact]
    public async Task With_a_certificate_the_database_alone_opens_nothing()
    {
        var plain = await RunAsync(_ => "", []);
        Assert.Contains("<masterKey", plain.Keys, StringComparison.Ordinal);
        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        var certificate = Certificate();

        var (text, keys) = await RunAsync(p => p.Protect("sesi"), $"--DataProtection:Certificate={certificate}", "--DataProtection:CertificatePassword=x");
        var (opened, _) = await RunAsync(p => p.Unprotect(text), $"--DataProtection:Certificate={certificate}", "--DataProtection:CertificatePassword=x");

        Assert.Equal("sesi", opened);
        Assert.Contains("EncryptedData", keys, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => RunAsync(p => p.Unprotect(text)));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> RunAsync(Func<IDataProtector, string> use) => (await RunAsync(use, [])).Text;

    private async Task<(string Text, string Keys)> RunAsync(Func<IDataProtector, string> use, params string[] settings)
    {
        await using var app = Installation.Build(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(_folder, "icmesh.db")};Pooling=False", settings);
        await app.Services.GetRequiredService<IDatabaseStartup>().ReadyAsync(default);
        var protector = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        protector.Protect("");
        var text = use(protector);
        await using var scope = app.Services.CreateAsyncScope();
        var keys = await scope.ServiceProvider.GetRequiredService<AccountsDb>().DataProtectionKeys.Select(k => k.Xml).ToListAsync();
        return (text, string.Concat(keys));
    }

    private string Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=icmesh test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var file = Path.Combine(_folder, "keys.pfx");
        File.WriteAllBytes(file, made.Export(X509ContentType.Pfx, "x"));
        return file;
    }
}
