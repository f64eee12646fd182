namespace Icmesh.Kernel.Facts;

/// <summary>
/// Answers for many contractors at one moment, with one query per source of data and never one per contractor.
/// </summary>
public interface IFactSource
{
    /// <summary>The module that owns the records.</summary>
    string Module { get; }

    /// <summary>
    /// A flat sealed record. Each property is nullable (<c>decimal?</c>, <c>int?</c>, <c>bool?</c>, <c>string</c>) and carries a
    /// <see cref="FactAttribute"/>; null says that the fact is not known, never that it is zero.
    /// </summary>
    Type FactType { get; }

    /// <summary>
    /// Facts of each contractor of <paramref name="contractors"/>, in the same order, one object of <see cref="FactType"/> each.
    /// The tree counts: a main contractor's facts include its registered subcontractors.
    /// </summary>
    Task<IReadOnlyList<object>> ReadAsync(IReadOnlyList<Guid> contractors, EvaluationWindow window, CancellationToken cancellationToken);

    /// <summary>The very records behind one fact of one contractor, newest first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<SourceRecord>> RecordsAsync(string fact, Guid contractor, EvaluationWindow window, int limit, CancellationToken cancellationToken);
}

/// <summary>A record that a value rests on.</summary>
/// <param name="Kind">Noun of the record: <c>incident</c>, <c>man-hours</c>.</param>
/// <param name="Text">One line that a person recognises it by, no more of it than the reader may know.</param>
/// <param name="Url">The record's page; null where it is not for the reader.</param>
/// <param name="Value">Its share in the value, where it has one.</param>
public sealed record SourceRecord(string Kind, Guid Id, DateTime At, string Text, string? Url, decimal? Value);
