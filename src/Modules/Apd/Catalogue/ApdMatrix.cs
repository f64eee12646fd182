using System.Text.Json.Serialization;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Apd.Catalogue;

/// <summary>The file <c>rules/apd/matrix.json</c>: which work in which area demands which APD, and what must stay outside.</summary>
internal sealed record ApdMatrix(RuleHeader Header, IReadOnlyList<ApdSource> Sources, IReadOnlyList<MatrixRow> Rows) : RuleTable(Header)
{
    public static readonly RuleTableKind Kind = new("apd/matrix", typeof(ApdMatrix), "_ApdMatrix");

    /// <summary>What work of some types demands in an area, strictest first where several rows name a kind.</summary>
    /// <param name="area"><c>SITE/AREA</c>; null asks for any area: what only one area demands is left out.</param>
    public IReadOnlyList<Demand> Of(IReadOnlyCollection<string> jobs, string? area)
    {
        var rows = Rows.Where(r => (r.Job is null || jobs.Contains(r.Job)) && (r.Area is null || r.Area == area)).ToList();
        var harsh = rows.Exists(r => r.Harsh);
        return [.. rows.SelectMany(r => r.Items).GroupBy(i => i.Apd).Select(g => g.OrderBy(i => i.Level).First()).Select(i => new Demand(i.Apd, i.Level, harsh, i.When, i.Spec))];
    }

    public override IEnumerable<RuleTableFault> Faults()
    {
        if (Rows.Count == 0)
        {
            yield return new("$.rows", new("Paling sedikit satu baris.", "At least one row."));
        }

        foreach (var fault in ApdSource.Faults(Sources, Rows.SelectMany(Named)).Concat(Rows.SelectMany(Faults)))
        {
            yield return fault;
        }
    }

    private IEnumerable<RuleTableFault> Faults(MatrixRow row, int index)
    {
        var at = $"$.rows[{index}]";
        if (row is { Job: null, Area: null })
        {
            yield return new(at, new("Sebut jenis pekerjaan, area, atau keduanya.", "Name a job type, an area, or both."));
        }

        if (row.Area is { } area && area.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            yield return new($"{at}.area", new("Tulis area sebagai LOKASI/AREA, misalnya RDX/PL1.", "Write the area as SITE/AREA, for example RDX/PL1."));
        }

        if (Rows.Take(index).Any(r => r.Job == row.Job && r.Area == row.Area))
        {
            yield return new(at, new("Pekerjaan dan area ini sudah ada di atas.", "This job and area stand above already."));
        }

        for (var i = 0; i < row.Items.Count; i++)
        {
            if (row.Items.Take(i).Any(o => o.Apd == row.Items[i].Apd))
            {
                yield return new($"{at}.items[{i}].apd", ApdSource.Twice(row.Items[i].Apd));
            }

            if (row.Items[i] is { Level: DemandLevel.Conditional, When: null })
            {
                yield return new($"{at}.items[{i}]", new("Tulis kapan APD bersyarat dipakai (when).", "Write when conditional APD is worn (when)."));
            }
        }
    }

    private static IEnumerable<(string At, string Code)> Named(MatrixRow row, int index) =>
        row.Forbidden.Select((f, i) => ($"$.rows[{index}].forbidden[{i}].source", f.Source)).Prepend(($"$.rows[{index}].source", row.Source));
}

/// <param name="Job">Code of a job type; null for whatever is done in the area.</param>
/// <param name="Area"><c>SITE/AREA</c>; null for everywhere.</param>
/// <param name="Harsh">Heat, chemicals or sun age APD here.</param>
internal sealed record MatrixRow(string? Job, string? Area, string Source, IReadOnlyList<MatrixItem> Items, IReadOnlyList<Forbidden> Forbidden, bool Harsh = false);

/// <summary>Strictest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DemandLevel>))]
internal enum DemandLevel
{
    Mandatory,
    Conditional,
}

/// <param name="Apd">Code of the catalogue.</param>
/// <param name="When">When conditional APD is worn.</param>
/// <param name="Spec">What it must be like: gold-coated, class E.</param>
internal sealed record MatrixItem(string Apd, DemandLevel Level, Sentence? When = null, Sentence? Spec = null);

internal sealed record Forbidden(string Code, Sentence Title, string Source);

/// <summary>One kind of APD as some work demands it.</summary>
internal sealed record Demand(string Apd, DemandLevel Level, bool Harsh, Sentence? When, Sentence? Spec);
