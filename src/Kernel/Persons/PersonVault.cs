using System.Security.Cryptography;
using System.Text;
using Icmesh.Kernel.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Kernel.Persons;

/// <summary>Seals values of persons: AES-256-GCM under the person's own key, which the keys of the installation wrap.</summary>
public sealed class PersonVault(IDataProtectionProvider? installation)
{
    private const int KeyBytes = 32, NonceBytes = 12, TagBytes = 16;

    private readonly IDataProtector? _wrapper = installation?.CreateProtector("Icmesh.PersonKey");

    private IDataProtector Wrapper => _wrapper ?? throw new InvalidOperationException("Values of persons cannot be sealed: this host has no data protection.");

    /// <summary>
    /// Has the installation's keys read, and made where there are none yet. To be called before a transaction begins: they are read and
    /// written on a connection of their own.
    /// </summary>
    public void Warm() => Wrapper.Protect([1]);

    public string NewKey() => Convert.ToBase64String(Wrapper.Protect(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <returns>Null for a key that was destroyed.</returns>
    public byte[]? Open(PersonKey? key) => key?.Wrapped is { } wrapped ? Wrapper.Unprotect(Convert.FromBase64String(wrapped)) : null;

    /// <summary>The open keys of those persons that have one, null for a destroyed one. One query, none for nobody.</summary>
    public async Task<Dictionary<Guid, byte[]?>> KeysAsync(ModuleDb db, IReadOnlyCollection<Guid> persons, CancellationToken cancellationToken) =>
        persons.Count == 0 ? [] : await db.PersonKeys.AsNoTracking().Where(k => persons.Contains(k.PersonId)).ToDictionaryAsync(k => k.PersonId, Open, cancellationToken);

    /// <summary>Nonce, tag and cipher text in base64. The person is bound to it: a value does not open under another's name.</summary>
    public static string Seal(byte[] key, Guid person, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedText.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(sealedText.AsSpan(0, NonceBytes), plain, sealedText.AsSpan(NonceBytes + TagBytes), sealedText.AsSpan(NonceBytes, TagBytes), person.ToByteArray());
        return Convert.ToBase64String(sealedText);
    }

    /// <returns>Null where it was not sealed under this key for this person.</returns>
    public static string? Unseal(byte[] key, Guid person, string sealedText)
    {
        try
        {
            var bytes = Convert.FromBase64String(sealedText);
            var plain = new byte[bytes.Length - NonceBytes - TagBytes];
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain, person.ToByteArray());
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or OverflowException)
        {
            return null;
        }
    }
}
