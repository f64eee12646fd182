using Icmesh.Kernel.Rules;

namespace Icmesh.Apd.Catalogue;

/// <summary>The file <c>rules/apd/quota.json</c>: how many pieces one person of a position gets in so many months.</summary>
internal sealed record ApdQuota(RuleHeader Header, IReadOnlyList<ApdSource> Sources, IReadOnlyList<QuotaRow> Rows) : RuleTable(Header)
{
    public const int MostPieces = 1000;

    public static readonly RuleTableKind Kind = new("apd/quota", typeof(ApdQuota), "_ApdQuota");

    /// <summary>The quota of a position for one kind; the one for everybody where the position has none. Null where nothing limits it.</summary>
    public QuotaRow? Of(string? position, string apd) =>
        Rows.FirstOrDefault(r => r.Apd == apd && r.Position is not null && string.Equals(r.Position, position, StringComparison.OrdinalIgnoreCase)) ?? Rows.FirstOrDefault(r => r.Apd == apd && r.Position is null);

    public override IEnumerable<RuleTableFault> Faults()
    {
        foreach (var fault in ApdSource.Faults(Sources, Rows.Select((r, i) => ($"$.rows[{i}].source", r.Source))))
        {
            yield return fault;
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (row.Pieces is < 1 or > MostPieces || row.Months is < 1 or > ApdCatalogue.MostMonths)
            {
                yield return new($"$.rows[{i}]", new($"Jatah antara 1 dan {MostPieces} barang dalam 1 sampai {ApdCatalogue.MostMonths} bulan.", $"A quota is 1 to {MostPieces} pieces in 1 to {ApdCatalogue.MostMonths} months."));
            }

            if (Rows.Take(i).Any(r => r.Apd == row.Apd && string.Equals(r.Position, row.Position, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new($"$.rows[{i}]", new("Jabatan dan APD ini sudah ada di atas.", "This position and APD stand above already."));
            }
        }
    }
}

/// <param name="Position">As in the list of workers; null for everybody.</param>
/// <param name="Apd">Code of the catalogue.</param>
internal sealed record QuotaRow(string? Position, string Apd, int Pieces, int Months, string Source);
