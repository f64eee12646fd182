using System.Text.Json.Serialization;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Permits.Book;

/// <summary>The file <c>rules/permits/simops.json</c>: which works may go on beside which in one area. One row and one column for each type, in the same order.</summary>
/// <param name="Order">Codes of permit types.</param>
/// <param name="Rows">One letter for each column: Y may, R only with a signed mitigation, N not at the same time.</param>
/// <param name="Others">The letter for a type that has no row.</param>
/// <param name="Controls">What is usually done where a type meets another.</param>
internal sealed record SimopsBook(RuleHeader Header, IReadOnlyList<string> Order, IReadOnlyList<string> Rows, string Others, IReadOnlyList<SimopsControl> Controls, Sentence Source) : RuleTable(Header)
{
    public static readonly RuleTableKind Kind = new("permits/simops", typeof(SimopsBook), "_Simops");

    private const string Letters = "YRN";

    /// <summary>The worst of every pair of types of two jobs.</summary>
    public Beside Of(IEnumerable<string> types, IEnumerable<string> others) => types.SelectMany(t => others.Select(o => Of(t, o))).DefaultIfEmpty(Beside.Apart).Max();

    public IReadOnlyList<Sentence> ControlsOf(IEnumerable<string> types) => [.. Controls.Where(c => types.Contains(c.Type)).Select(c => c.Control)];

    public override IEnumerable<RuleTableFault> Faults()
    {
        if (Order.Count == 0 || Order.Distinct().Count() != Order.Count || Rows.Count != Order.Count)
        {
            yield return new("$.rows", new("Setiap jenis punya tepat satu baris.", "Each type has exactly one row."));
            yield break;
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Length != Order.Count || !Rows[i].All(Letters.Contains))
            {
                yield return new($"$.rows[{i}]", new($"Tulis {Order.Count} huruf Y, R atau N.", $"Write {Order.Count} letters Y, R or N."));
            }
            else if (Enumerable.Range(0, i).Any(j => Rows[j].Length == Order.Count && Rows[j][i] != Rows[i][j]))
            {
                yield return new($"$.rows[{i}]", new($"Baris {Order[i]} tidak sama dengan kolomnya.", $"The row of {Order[i]} differs from its column."));
            }
        }

        if (Others.Length != 1 || !Letters.Contains(Others, StringComparison.Ordinal))
        {
            yield return new("$.others", new("Tulis Y, R atau N.", "Write Y, R or N."));
        }
    }

    private Beside Of(string type, string other)
    {
        var (row, column) = (IndexOf(type), IndexOf(other));
        return (row < 0 || column < 0 ? Others[0] : Rows[row][column]) switch { 'Y' => Beside.Together, 'R' => Beside.Mitigated, _ => Beside.Apart };
    }

    private int IndexOf(string code) => Order.Select((c, i) => (c, i)).Where(c => c.c == code).Select(c => c.i).DefaultIfEmpty(-1).First();
}

internal sealed record SimopsControl(string Type, Sentence Control);

/// <summary>How two jobs may stand beside each other; the worse the later.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Beside>))]
internal enum Beside
{
    Together,

    /// <summary>Only once the area authority has signed what is done about it.</summary>
    Mitigated,

    /// <summary>Never at the same time.</summary>
    Apart,
}
