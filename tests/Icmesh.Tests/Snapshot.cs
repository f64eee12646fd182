using System.Runtime.CompilerServices;

namespace Icmesh.Tests;

/// <summary>
/// Compares text with a checked-in file beside the test, <c>TestClassFile.Method.verified.ext</c>, as Verify names it. What differs is
/// left beside it as <c>.received.</c>; <c>SNAPSHOT_UPDATE=1</c> accepts it. A file that is missing fails: nothing is accepted unseen.
/// </summary>
public static class Snapshot
{
    /// <param name="variant">Tells the rows of a theory apart, as <c>Method_variant</c>.</param>
    public static async Task Match(
        string actual, string extension = "txt", string? variant = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = $"{Path.GetFileNameWithoutExtension(file)}.{method}{(variant is null ? "" : "_" + variant)}";
        var text = Normalize(actual);
#if USE_VERIFY
        var settings = new VerifyTests.VerifySettings();
        settings.UseFileName(name);
        await VerifyXunit.Verifier.Verify(text, extension, settings, file);
#else
        await CompareAsync(text, Path.Combine(Path.GetDirectoryName(file)!, name), extension, Environment.GetEnvironmentVariable("SNAPSHOT_UPDATE") == "1");
#endif
    }

    internal static async Task CompareAsync(string text, string path, string extension, bool accept)
    {
        var verified = $"{path}.verified.{extension}";
        var received = $"{path}.received.{extension}";
        if (accept)
        {
            await File.WriteAllTextAsync(verified, text);
        }

        var expected = File.Exists(verified) ? Normalize(await File.ReadAllTextAsync(verified)) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, text);
        Assert.True(expected is not null, $"There is no {verified}. Read {received} and accept it with SNAPSHOT_UPDATE=1.");
        Assert.Equal(expected, text);
    }

    /// <summary>Line feeds only and none at the end, as Verify stores text.</summary>
    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd();
}
