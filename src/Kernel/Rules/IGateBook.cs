using System.Text.Json.Serialization;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Rules;

/// <summary>
/// Announces a file of gates to the Rules module, as a singleton: rules that say yes or no about one thing, and not how good it is. The file is
/// checked, kept as a version by its hash and goes live like a scorecard.
/// </summary>
/// <param name="Path">File below the rules folder without extension: <c>competency/certificates</c>.</param>
/// <param name="Module">Owner of the facts.</param>
/// <param name="FactType">A flat sealed record as of <see cref="IFactSource.FactType"/>: what is known of the one thing that is judged.</param>
/// <param name="Subject">What is judged, for readers of the rules: a required certificate, a worker's fitness.</param>
public sealed record GateFile(string Path, string Module, Type FactType, Sentence Subject)
{
    public FactCatalogue Catalogue { get; } = new([(Module, FactType)]);

    /// <summary>Its rules stop whatever a contractor's roll-out stage: there is no effect to decide about, and no dispensation.</summary>
    public bool AlwaysStops { get; init; }
}

/// <summary>Gives out gates that are live.</summary>
public interface IGateBook
{
    /// <summary>The live version of every file of gates that has one, by path: <c>competency/certificates</c>. One query.</summary>
    Task<IReadOnlyDictionary<string, IGateSet>> LiveAsync(CancellationToken cancellationToken);
}

/// <summary>One immutable, compiled version of a file of gates. Safe for use by many threads.</summary>
public interface IGateSet
{
    RuleSetIdentity Identity { get; }

    /// <summary>In the order of the file. A gate that comes <see cref="GateDefinition.After"/> another stands below that.</summary>
    IReadOnlyList<GateDefinition> Gates { get; }

    /// <summary>Facts of <see cref="GateFile.FactType"/> as a row that rules read. A fact that is null stays unknown.</summary>
    FactRow Row(object facts);

    /// <summary>Batch mode: one delegate, nothing allocated.</summary>
    /// <param name="into">One state per gate.</param>
    void Judge(FactRow row, GateState[] into);

    /// <summary>What a gate needs and the row does not know; all of its facts where a calculation went out of range.</summary>
    IReadOnlyList<FactDefinition> MissingOf(int gate, FactRow row);

    /// <summary>The known facts as JSON, ordered by name: the evidence of a decision.</summary>
    string Evidence(FactRow row);

    /// <summary>The row that <see cref="Evidence"/> was written of.</summary>
    FactRow RowOf(string evidence);

    /// <summary>The rule engine's own result for one thing; the same states as <see cref="Judge"/>.</summary>
    Task<IReadOnlyList<(GateState State, RuleTrace Trace)>> ExplainAsync(FactRow row, CancellationToken cancellationToken);
}

public enum GateState : byte
{
    /// <summary>The expression is true.</summary>
    Passed,

    /// <summary>The expression is false.</summary>
    Failed,

    /// <summary>A fact is missing. Never a pass.</summary>
    Unknown,

    /// <summary>The gate that this one comes after did not pass, so that nothing more can be said.</summary>
    NotAsked,
}

/// <summary>Who can mend what is wrong.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GateOwner>))]
public enum GateOwner
{
    Worker,
    Contractor,
    Hse,
    Clinic,
    Area,
    Issuer,
}

/// <param name="Title">What is asked: "Sertifikat berlaku".</param>
/// <param name="Reason">Why not, when the gate does not pass.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="IsFatalRisk">Nobody is dispensed from it.</param>
/// <param name="After">Code of the gate above that must pass first; null for none.</param>
/// <param name="Facts">Every fact that it needs.</param>
public sealed record GateDefinition(
    string Code, Sentence Title, Sentence Reason, Sentence Remedy, GateOwner Owner, bool IsFatalRisk, string? After, string Expression,
    IReadOnlyList<string> Facts, Reference? Reference);
