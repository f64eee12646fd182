namespace Icmesh.Tests.Support;

/// <summary>The checked-out repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotOurs =
    [
        ".git", "bin", "obj", "node_modules", "dist", "TestResults", "artifacts", ".vs", ".idea",
        "data", // of a developer's own run; the folders of the modules are called Data
    ];

    public static string Root { get; } = Find();

    public static string Rules => Path.Combine(Root, "rules");

    /// <summary>Files as a person wrote them, by path from the root with forward slashes.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Walk(Root).Select(f => new SourceFile(Path.GetRelativePath(Root, f).Replace('\\', '/'), f)).OrderBy(f => f.Path, StringComparer.Ordinal)];

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Icmesh.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Icmesh.sln is not above the test assembly.");
        }

        return folder;
    }
}

/// <param name="Path">From the root, with forward slashes.</param>
internal sealed record SourceFile(string Path, string FullPath)
{
    private static readonly string[] Kinds =
        [".cs", ".cshtml", ".csproj", ".props", ".sln", ".json", ".md", ".css", ".ts", ".mjs", ".resx", ".yml", ".editorconfig", ".gitignore", ".gitattributes", ".txt"];

    private readonly string? _text;

    /// <summary>A file that is only made up, for a canary.</summary>
    public static SourceFile Of(string path, string text) => new(path, path) { Given = text };

    public string? Given { get => _text; init => _text = value; }

    public string Text => _text ?? File.ReadAllText(FullPath);

    public string[] Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public bool IsText => Kinds.Any(k => Path.EndsWith(k, StringComparison.OrdinalIgnoreCase));

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".cshtml", StringComparison.Ordinal);

    public bool IsGenerated => Path.Contains("/Migrations/Sqlite/", StringComparison.Ordinal) || Path.Contains("/Migrations/SqlServer/", StringComparison.Ordinal);

    public override string ToString() => Path;

    public bool IsWrittenByTool =>
        Path.EndsWith("packages.lock.json", StringComparison.Ordinal) || Path.Contains(".verified.", StringComparison.Ordinal) || Path.Contains(".received.", StringComparison.Ordinal);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);
}
