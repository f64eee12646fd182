namespace Icmesh.Attachments.Checking;

/// <summary>Searches content for viruses.</summary>
internal interface IAntivirus
{
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken);
}

internal enum ScanResult
{
    /// <summary>The scanner cannot be asked now: the file waits and nobody can open it.</summary>
    Unknown,

    Clean,
    Infected,
}

/// <summary>Declared by <c>Attachments:Antivirus = none</c>: the files are trusted as they are. The default in Development.</summary>
internal sealed class NoAntivirus : IAntivirus
{
    public Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken) => Task.FromResult(ScanResult.Clean);
}

/// <summary>Nobody said how files are searched: all of them wait. The default in Production.</summary>
internal sealed class UnsetAntivirus : IAntivirus
{
    public Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken) => Task.FromResult(ScanResult.Unknown);
}
