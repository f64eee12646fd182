using System.Security.Cryptography;
using System.Text;
using Icmesh.Kernel.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Contractors;

/// <summary>
/// The 16-digit population number of a person. Kept as a keyed hash (HMAC-SHA256), so that who steals the database alone cannot try all
/// numbers. The key is configured as <c>Privacy:NikKey</c> (base64, 32 bytes); in Development it is made once, in the data folder.
/// </summary>
internal sealed class NikHasher(IConfiguration configuration, IHostEnvironment environment)
{
    public const int Digits = 16;

    public static readonly Sentence Reason = new("NIK harus 16 angka.", "A NIK has 16 digits.");

    private const int KeyBytes = 32;

    private readonly Lazy<byte[]> _key = new(() => ReadKey(configuration, environment));

    public static bool IsValid(string? nik) => nik is { Length: Digits } && nik.All(char.IsAsciiDigit);

    /// <exception cref="RefusedException">No key is configured: nothing may be stored without one.</exception>
    public (string Last4, string Hash) Protect(string nik)
    {
        if (!IsValid(nik))
        {
            throw new ArgumentException("A NIK has 16 digits.", nameof(nik));
        }

        return (nik[^4..], Convert.ToHexString(HMACSHA256.HashData(_key.Value, Encoding.ASCII.GetBytes(nik))));
    }

    private static byte[] ReadKey(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Privacy:NikKey"] is { Length: > 0 } configured)
        {
            var bytes = new byte[configured.Length];
            return Convert.TryFromBase64String(configured, bytes, out var length) && length >= KeyBytes ? bytes[..length] : throw NoKey();
        }

        return environment.IsDevelopment() && configuration["Data:Directory"] is { } folder ? OwnKey(Path.Combine(folder, "nik.key")) : throw NoKey();
    }

    private static byte[] OwnKey(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!File.Exists(file))
        {
            // Written whole beside it and moved: of two starting processes one wins, and both read the winner's key.
            var draft = $"{file}.{Guid.NewGuid():N}";
            File.WriteAllText(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
            try
            {
                File.Move(draft, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(draft);
            }
        }

        return Convert.FromBase64String(File.ReadAllText(file));
    }

    private static RefusedException NoKey() => new(
        new Sentence("NIK tidak dapat disimpan: kunci Privacy:NikKey belum disetel dengan benar.", "NIK cannot be stored: the key Privacy:NikKey is not configured properly."),
        new Sentence("Setel Privacy:NikKey dengan 32 byte acak dalam base64, lalu jalankan ulang.", "Set Privacy:NikKey to 32 random bytes in base64 and restart."));
}
