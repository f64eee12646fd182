using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Facts;

public enum FactKind
{
    /// <summary>Always a decimal in rules, whatever the source counts in: no integer division, no overflow of 32 bits.</summary>
    Number,
    Flag,
    Text,
}

/// <summary>One entry of the fact catalogue.</summary>
/// <param name="Index">Place in <see cref="FactRow"/>'s presence bits, 0 to <see cref="FactRow.Capacity"/> − 1.</param>
/// <param name="IsInteger">The value is a whole number.</param>
public sealed record FactDefinition(
    string Name, FactKind Kind, bool IsInteger, Sentence Meaning, string Unit, decimal? Min, decimal? Max, decimal Step,
    IReadOnlyList<string> Values, string Module, int Index);
