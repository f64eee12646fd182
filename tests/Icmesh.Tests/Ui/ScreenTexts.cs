using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Icmesh.Tests.Ui;

/// <summary>All text files under src, found by walking the tree, so that a new module is checked without being named.</summary>
internal static partial class ScreenTexts
{
    public static readonly string Source = Path.Combine(Root(), "src");

    /// <summary>The Indonesian files, as paths below src.</summary>
    public static IReadOnlyList<string> Neutral { get; } = Directory
        .EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Source, path))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"))
        .Where(path => !path.EndsWith(".en.resx", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();

    public static string EnglishOf(string neutral) => Path.ChangeExtension(neutral, ".en.resx");

    public static Dictionary<string, string> Read(string path) => XDocument.Load(Path.Combine(Source, path)).Root!
        .Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    /// <summary>The numbered places of a text, sorted: "{1} of {0}" gives "0 1".</summary>
    public static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Icmesh.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
