using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Web;

/// <summary>A line shown above every page for as long as it is true: demo mode, an overdue nightly run.</summary>
public interface IUiNotice
{
    /// <summary>The text, or null when there is nothing to say.</summary>
    ValueTask<Notice?> ReadAsync(CancellationToken cancellationToken);
}

/// <param name="Kind">One of the six status kinds of the screen: ok, warn, bad, info, off, stop.</param>
public sealed record Notice(string Kind, Sentence Text, string? Url = null);
