namespace Icmesh.Tests.Security.Matrix;

/// <summary>
/// One side of the town: a company, the site that it works at, and the ids of its records by name. <c>Missing</c> and <c>Deleted</c> are
/// sides of their own, whose ids belong to nothing, or no longer do.
/// </summary>
internal sealed class Side(string name)
{
    private readonly Dictionary<string, string> _values = [];

    public string Name => name;

    /// <summary>Of whom rows of this side are; null for the sides that have none.</summary>
    public Guid? Contractor { get; set; }

    public Guid? Site { get; set; }

    /// <summary>Whose uploads, sessions and other things of one person alone these are.</summary>
    public string Owner { get; set; } = "";

    public bool IsThere => Contractor is not null;

    /// <summary>A record of this side as samples name it: <c>incident</c> for <c>{incident}</c>.</summary>
    public string this[string record]
    {
        get => _values.TryGetValue(record, out var value) ? value : throw new InvalidOperationException($"Nobody put a \"{record}\" into the side {name} of the town; do it in the SeedAsync of a module's samples.");
        set => _values[record] = value;
    }

    public bool Has(string record) => _values.ContainsKey(record);

    public override string ToString() => name;
}

/// <summary>A text that betrays whose row it was read from.</summary>
/// <param name="Permissions">Those that show it, each as far as it reaches.</param>
internal sealed record Canary(string Text, Side Of, Reach Reach, bool IsSiteBound, IReadOnlyList<string> Permissions)
{
    /// <summary>Held besides by whoever sees it: a value of a person. Null where the record's permission is enough.</summary>
    public string? Value { get; init; }
}
