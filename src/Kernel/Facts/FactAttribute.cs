using System.Globalization;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Facts;

/// <summary>
/// Describes one fact to the people who write rules: meaning in both languages, unit and range. This text is the fact catalogue.
/// </summary>
/// <param name="id">Meaning in Indonesian, one sentence.</param>
/// <param name="en">The same in English.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FactAttribute(string id, string en) : Attribute
{
    public Sentence Meaning => new(id, en);

    /// <summary>Unit as printed beside the value; empty for a count of one.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest possible value (invariant decimal text); null where there is none. A divisor needs one above zero.</summary>
    public string? Min { get; init; }

    public string? Max { get; init; }

    /// <summary>Smallest meaningful difference between two values, used to look on both sides of a threshold.</summary>
    public string Step { get; init; } = "0.01";

    /// <summary>The texts that a text fact can have.</summary>
    public string[] Values { get; init; } = [];

    internal static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
