namespace Icmesh.Kernel.Data;

/// <summary>Words that somebody typed, as a pattern of LIKE: what is special there, on either database, stands for itself.</summary>
public static class LikeWords
{
    public const string Escape = "\\";

    /// <returns>A pattern that matches wherever the words stand; to be used with <see cref="Escape"/>.</returns>
    public static string Within(string words) =>
        $"%{words.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%";
}
