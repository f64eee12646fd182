using System.Formats.Tar;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Opens rule files: plain files of at most 256 KiB and nothing else.</summary>
internal static class RuleFile
{
    public const int MaxKib = 256;

    /// <summary>The rule files below a folder, ordered by name; the generated schemas are none.</summary>
    public static IReadOnlyList<string> Find(string directory) => !Directory.Exists(directory) ? [] :
    [
        .. Directory.EnumerateFileSystemEntries(directory, "*.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(f => !Below(directory, f).StartsWith("schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those among them that somebody reads.</summary>
    public static IReadOnlyList<string> FindKnown(string directory, RuleKinds kinds) => [.. Find(directory).Where(f => kinds.Knows(PathOf(directory, f)))];

    /// <summary>A problem of the file as a whole.</summary>
    public static RuleProblem Problem(string directory, string file, Message message) =>
        new(NameOf(directory, file), null, 1, 1, message.Code, message.Text, Severity.Error);

    /// <summary>Reads a file. One of the two results is null.</summary>
    public static (RuleSource? Source, RuleProblem? Problem) Read(string directory, string file)
    {
        var name = NameOf(directory, file);
        (RuleSource?, RuleProblem?) Refused(Message message) => (null, Problem(directory, file, message));
        try
        {
            if (Fault(directory, file) is { } fault)
            {
                return Refused(fault);
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[(MaxKib << 10) + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length == bytes.Length ? Refused(FileMessages.TooLarge(MaxKib)) : (new(PathOf(directory, file), name, bytes[..length]), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refused(FileMessages.CannotRead(failure.GetType().Name));
        }
    }

    /// <summary>What makes it no plain file. Checked before it is opened, since opening a pipe waits for ever.</summary>
    private static Message? Fault(string directory, string file)
    {
        var info = new FileInfo(file);
        if (Directory.Exists(file) || info.LinkTarget is not null || HasLinkAbove(directory, file))
        {
            return FileMessages.NotAPlainFile();
        }

        if (!info.Exists)
        {
            return FileMessages.CannotRead("not found");
        }

        return info.Length > MaxKib << 10 ? FileMessages.TooLarge(MaxKib)
            : info.Length > 0 || OperatingSystem.IsWindows() || IsPlain(file) ? null
            : FileMessages.NotAPlainFile();
    }

    private static bool HasLinkAbove(string directory, string file)
    {
        for (var above = Path.GetDirectoryName(file); above is not null && above.Length > directory.Length && IsBelow(directory, file); above = Path.GetDirectoryName(above))
        {
            if (new DirectoryInfo(above).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pipes and devices have length 0; the archive writer is what the framework offers to tell them from an empty file.</summary>
    private static bool IsPlain(string file)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(file, "x");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
    }

    public static string PathOf(string directory, string file) =>
        IsBelow(directory, file) ? Below(directory, file)[..^Path.GetExtension(file).Length] : Path.GetFileNameWithoutExtension(file);

    private static string NameOf(string directory, string file) =>
        IsBelow(directory, file) ? $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(directory))}/{Below(directory, file)}" : file;

    private static string Below(string directory, string file) => Path.GetRelativePath(directory, file).Replace('\\', '/');

    private static bool IsBelow(string directory, string file) => !Below(directory, file).StartsWith("..", StringComparison.Ordinal);
}
