using System.Text.Json.Serialization;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Rules;

/// <summary>Who changed a rule file, and why.</summary>
public sealed record RuleHeader(Sentence Title, string Author, string Reason, string? Note = null);

/// <summary>
/// A rule file that holds a table instead of a scorecard, as the module that uses it reads it. It lies below the rules folder, is checked,
/// kept as a version by its hash and goes live like a scorecard: a bad file never replaces a good one.
/// </summary>
public abstract record RuleTable(RuleHeader Header)
{
    /// <summary>The schema that the file names for editors.</summary>
    [JsonPropertyName("$schema")] public string? Schema { get; init; }

    /// <summary>What is wrong, though every key and every type is right.</summary>
    public abstract IEnumerable<RuleTableFault> Faults();
}

/// <param name="At">Keys and places from the root, as in <c>$.tables[0].losses[3].days</c>.</param>
public sealed record RuleTableFault(string At, Sentence Text);

/// <summary>Announces a table to the Rules module, as a singleton.</summary>
/// <param name="Path">File below the rules folder without extension: <c>incidents/days-charged</c>.</param>
/// <param name="Type">A <see cref="RuleTable"/>, read from JSON: every key known, nothing missing.</param>
/// <param name="View">Partial view that shows it; its model is the table.</param>
public sealed record RuleTableKind(string Path, Type Type, string View);

/// <summary>Gives out the tables that are live. Joins the transaction of its scope.</summary>
public interface IRuleTables
{
    /// <summary>Null where no version is live.</summary>
    Task<T?> LiveAsync<T>(CancellationToken cancellationToken) where T : RuleTable;
}
