using Icmesh.Imports.Reading;

namespace Icmesh.Imports.Mapping;

/// <summary>How a foreign table becomes ours. Read from a file on the command line, made by clicking on the page.</summary>
internal sealed record ImportMap
{
    /// <summary>The kind that it was written for; null fits any.</summary>
    public string? Kind { get; init; }

    public ReadOptions Read { get; init; } = new();

    /// <summary>Only rows that pass every filter come in.</summary>
    public IReadOnlyList<RowFilter> Keep { get; init; } = [];

    /// <summary>Where each of our columns comes from. A column of ours that is not here stays empty.</summary>
    public IReadOnlyDictionary<string, ValueSource> Columns { get; init; } = new Dictionary<string, ValueSource>();

    /// <summary>Records that the rows refer to and that are added where they are missing, by kind; never changed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ValueSource>> Create { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, ValueSource>>();
}

/// <summary>A column of the file, by heading or, counted from 1, by position.</summary>
internal sealed record ColumnRef(string? Heading, int Position)
{
    public override string ToString() => Heading ?? $"{Position}";
}

/// <param name="In">Whether the column's value must be one of the values, or none of them. Compared without regard to case.</param>
internal sealed record RowFilter(ColumnRef Column, bool In, IReadOnlyList<string> Values);

/// <summary>One value: of a column, constant, or joined of several; then looked up, cleaned.</summary>
internal sealed record ValueSource
{
    public ColumnRef? Column { get; init; }
    public string? Constant { get; init; }
    public IReadOnlyList<ValueSource>? Join { get; init; }

    /// <summary>Stands between joined values; empty ones are left out.</summary>
    public string With { get; init; } = " ";

    /// <summary>Foreign word → ours, compared trimmed and without regard to case.</summary>
    public IReadOnlyDictionary<string, string?>? Values { get; init; }

    public Others Others { get; init; } = Others.Refuse;

    /// <summary>What other words become under <see cref="Others.Replace"/>; null leaves the cell empty.</summary>
    public string? Else { get; init; }

    /// <summary>Pattern of a date in a text cell, such as <c>dd-MM-yyyy HH:mm</c>.</summary>
    public string? Date { get; init; }

    public Cleaning Clean { get; init; } = Cleaning.None;

    public static ValueSource Of(string heading) => new() { Column = new(heading, 0) };
}

/// <summary>What becomes of a word that <see cref="ValueSource.Values"/> does not list.</summary>
internal enum Others
{
    Refuse,
    Keep,
    Replace,
}

internal enum Cleaning
{
    None,

    /// <summary>Capitals; anything that is no letter or digit becomes one '-'.</summary>
    Code,

    /// <summary>Invisible characters go, runs of blanks become one.</summary>
    Text,
}
