using System.Text.Json.Serialization;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Apd.Catalogue;

/// <summary>Whether somebody has read where a figure comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceStatus>))]
internal enum SourceStatus
{
    Verified,
    Unverified,
    Proposed,
}

/// <summary>Where figures of a table come from; they name it by code.</summary>
internal sealed record ApdSource(string Code, Sentence Text, SourceStatus Status)
{
    /// <param name="named">Codes that figures of the table name, with their places.</param>
    public static IEnumerable<RuleTableFault> Faults(IReadOnlyList<ApdSource> sources, IEnumerable<(string At, string Code)> named)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources.Take(i).Any(s => s.Code == sources[i].Code))
            {
                yield return new($"$.sources[{i}].code", Twice(sources[i].Code));
            }
        }

        foreach (var (at, code) in named.Where(n => sources.All(s => s.Code != n.Code)))
        {
            yield return new(at, new($"Sumber \"{code}\" tidak ada di daftar sumber.", $"The source \"{code}\" is not in the list of sources."));
        }
    }

    public static Sentence Twice(string code) => new($"Kode \"{code}\" sudah ada di atas.", $"The code \"{code}\" stands above already.");
}
