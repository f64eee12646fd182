using System.Security.Cryptography;

namespace Icmesh.Accounts.Passwords;

/// <summary>Secrets that people copy by hand: no sign that can be taken for another.</summary>
internal static class RandomText
{
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of four: 79 bits.</summary>
    public static string OneTimePassword() => Groups(4);

    /// <summary>As long as a one-time password, so that its hash needs no salt either.</summary>
    public static string RecoveryCode() => Groups(4);

    public static string PhoneCode() => Groups(4);

    /// <summary>What no person ever types: 256 bits.</summary>
    public static string PhoneSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Five groups of four: 99 bits, so that its hash needs no salt.</summary>
    public static string SetUpCode() => Groups(5);

    private static string Groups(int count) => string.Join('-', Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetString(Signs, 4)));
}
