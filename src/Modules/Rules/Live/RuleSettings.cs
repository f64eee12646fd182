using Microsoft.Extensions.Configuration;

namespace Icmesh.Rules.Live;

/// <summary>Where the files are and when a changed one goes live.</summary>
internal sealed class RuleSettings(IConfiguration configuration)
{
    public string Directory { get; } = configuration["Rules:Directory"] ?? "rules";

    /// <summary>A checked file goes live at once (a try-out); otherwise it waits for approval.</summary>
    public bool GoesLiveWhenChecked { get; } = configuration["Rules:GoLive"] == "WhenChecked";
}
