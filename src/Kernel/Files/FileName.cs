using System.Globalization;

namespace Icmesh.Kernel.Files;

/// <summary>What a sender's computer called a file. It is shown, never used as a path.</summary>
public static class FileName
{
    private const int Longest = 120;

    /// <summary>The last part of a path, without control and direction characters, at most 120 characters long, its end kept.</summary>
    public static string Clean(string name)
    {
        var clean = string.Concat(name.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format)).Trim();
        return clean.Length == 0 ? "?" : clean.Length > Longest ? clean[^Longest..] : clean;
    }
}
