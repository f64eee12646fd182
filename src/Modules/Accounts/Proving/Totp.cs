using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using QRCoder;

namespace Icmesh.Accounts.Proving;

/// <summary>Codes of authenticator apps: six digits, a new one each half minute (RFC 6238).</summary>
internal sealed class Totp(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Issuer = "ICMESH";

    // A clock that is half a minute off is ordinary; more is a second guess for whoever has none.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = protection.CreateProtector("Icmesh.Accounts.Totp");

    public string NewSealedSecret() => _protector.Protect(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20)));

    /// <returns>The half minute that the code belongs to; null where it is none of now.</returns>
    public long? StepOf(string sealedSecret, string code) =>
        new OtpNet.Totp(Base32Encoding.ToBytes(_protector.Unprotect(sealedSecret))).VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, Window) ? step : null;

    public AuthenticatorKey KeyOf(SecondFactor factor, string signInName)
    {
        var secret = _protector.Unprotect(factor.SealedSecret);
        var address = new OtpUri(OtpType.Totp, secret, signInName, Issuer).ToString();
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new(string.Join(' ', secret.Chunk(4).Select(c => new string(c))), address, $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(6))}");
    }
}

/// <summary>A secret as its owner takes it over: typed, tapped on, or photographed.</summary>
internal sealed record AuthenticatorKey(string Secret, string Address, string Picture);
