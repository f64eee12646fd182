namespace Icmesh.Imports.Reading;

/// <summary>How the file is to be read, as far as somebody declared it; null means found out or the default.</summary>
internal sealed record ReadOptions
{
    public char? Delimiter { get; init; }

    /// <summary>Of a CSV file; UTF-8 unless a byte order mark or this says otherwise.</summary>
    public string? Encoding { get; init; }

    public DecimalMark Decimal { get; init; } = DecimalMark.Point;

    /// <summary>Whether digits may be grouped by the other mark (point or comma) or by spaces.</summary>
    public bool Thousands { get; init; }

    /// <summary>Of an XLSX file; the first one unless named.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row that holds the headings.</summary>
    public int HeaderRow { get; init; } = 1;
}

internal enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>How much is read. A person at the server may read more than a browser may send.</summary>
internal sealed record ReadLimits(long FileBytes, int Rows, int Columns, long InflatedBytes)
{
    private const long Mega = 1 << 20;

    public const int MaxCellLength = 100_000;

    public static readonly ReadLimits Web = new(30 * Mega, 20_000, 100, 50 * Mega);

    public static readonly ReadLimits CommandLine = new(long.MaxValue, int.MaxValue, 1_000, 2_000 * Mega);
}
