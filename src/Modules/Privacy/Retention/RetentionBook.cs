using Icmesh.Kernel.Persons;
using Icmesh.Kernel.Rules;

namespace Icmesh.Privacy.Retention;

/// <summary>The file <c>rules/privacy/retention.json</c>: how long records about persons are kept. A kind that it does not name is kept.</summary>
internal sealed record RetentionBook(RuleHeader Header, IReadOnlyList<RetentionPeriod> Periods) : RuleTable(Header)
{
    public static readonly RuleTableKind Kind = new("privacy/retention", typeof(RetentionBook), "_Retention");

    private const int Most = 100;

    public override IEnumerable<RuleTableFault> Faults()
    {
        for (var i = 0; i < Periods.Count; i++)
        {
            if (Periods[i].Years is < 1 or > Most)
            {
                yield return new($"$.periods[{i}].years", new($"Lama simpan 1 sampai {Most} tahun.", $"Records are kept for 1 to {Most} years."));
            }

            if (Periods.Take(i).Any(p => p.Kind == Periods[i].Kind))
            {
                yield return new($"$.periods[{i}].kind", new("Jenis ini sudah ada di atas.", "This kind stands above already."));
            }
        }
    }
}

/// <param name="Reference">Why so long: the law, or who decided it.</param>
internal sealed record RetentionPeriod(RetainedKind Kind, int Years, string Reference);
