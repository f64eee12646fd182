using System.Text.Json;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Text;

namespace Icmesh.Incidents;

/// <summary>
/// Days charged for death and permanent loss, whatever the real absence. Source: Keputusan Dirjen Binawas 84/BW/1998, Lampiran II
/// (read in secondary copies, references V:S21 and V:S22). The numbers are data, in <c>days-charged.json</c>: a later regulation adds a table there.
/// </summary>
internal sealed class DaysChargedTable
{
    public const int MostDays = 6000;

    private static readonly Lazy<IReadOnlyList<DaysChargedTable>> All = new(Load);

    private readonly Dictionary<string, ChargedLoss> _byCode;

    private DaysChargedTable(string version, DateOnly effectiveFrom, Sentence source, IReadOnlyList<ChargedLoss> losses)
    {
        Version = version;
        EffectiveFrom = effectiveFrom;
        Source = source;
        Losses = losses;
        _byCode = losses.ToDictionary(l => l.Code, StringComparer.OrdinalIgnoreCase);
    }

    public string Version { get; }
    public DateOnly EffectiveFrom { get; }
    public Sentence Source { get; }
    public IReadOnlyList<ChargedLoss> Losses { get; }

    /// <summary>The table in force on a day.</summary>
    public static DaysChargedTable InForce(DateOnly day) => All.Value.LastOrDefault(t => t.EffectiveFrom <= day) ?? All.Value[0];

    public ChargedLoss? Find(string code) => _byCode.GetValueOrDefault(code.Trim());

    /// <summary>Days charged to one person in one accident.</summary>
    /// <param name="codes">What was lost; both eyes or both ears count as the pair, not as twice one.</param>
    /// <returns>0 where nothing is charged, never more than 6000.</returns>
    /// <exception cref="RefusedException">A code is unknown, or the regulation gives no days for it.</exception>
    public int Charge(IReadOnlyCollection<string> codes, bool isFatal)
    {
        var losses = codes.Select(Known).ToList();
        if (isFatal)
        {
            return MostDays;
        }

        var total = 0;
        var withoutHalves = losses.Where(l => losses.TrueForAll(other => other.Code != l.PairCode));
        foreach (var group in withoutHalves.GroupBy(l => l.Code))
        {
            var pair = group.Count() > 1 && group.First().PairCode is { } both ? Known(both) : null;
            total += pair?.Days ?? group.Sum(l => l.Days ?? 0);
        }

        return Math.Min(total, MostDays);
    }

    private ChargedLoss Known(string code)
    {
        var loss = Find(code) ?? throw new RefusedException(
            new($"Kode kehilangan tetap \"{code}\" tidak ada dalam tabel {Version}.", $"The permanent loss code \"{code}\" is not in table {Version}."),
            new($"Pakai salah satu: {string.Join(", ", Losses.Where(l => l.Days is not null).Select(l => l.Code))}.",
                $"Use one of: {string.Join(", ", Losses.Where(l => l.Days is not null).Select(l => l.Code))}."));
        return loss.Days is not null ? loss : throw new RefusedException(
            new($"Tabel {Version} tidak memuat hari untuk {loss.Part.Id}.", $"Table {Version} gives no days for {loss.Part.En}."),
            new("Catat kehilangan sampai ruas pangkal, dan tulis rinciannya dalam uraian.", "Record the loss up to the proximal joint, and describe it in the narrative."));
    }

    private static IReadOnlyList<DaysChargedTable> Load()
    {
        using var stream = typeof(DaysChargedTable).Assembly.GetManifestResourceStream("Icmesh.Incidents.days-charged.json")!;
        var tables = JsonSerializer.Deserialize<List<Table>>(stream, JsonSerializerOptions.Web)!;
        return [.. tables.OrderBy(t => t.EffectiveFrom).Select(t => new DaysChargedTable(t.Version, t.EffectiveFrom, t.Source,
            [.. t.Losses.Select(l => new ChargedLoss(CodeText.Normalize(l.Code), new(l.Id, l.En), l.Days, l.Pair))]))];
    }

    private sealed record Table(string Version, DateOnly EffectiveFrom, Sentence Source, IReadOnlyList<Row> Losses);

    private sealed record Row(string Code, string Id, string En, int? Days, string? Pair);
}

/// <param name="Days">Null where the regulation names the part but gives no days.</param>
/// <param name="PairCode">The code that stands for losing both in one accident.</param>
internal sealed record ChargedLoss(string Code, Sentence Part, int? Days, string? PairCode);
