using System.Text.Json.Serialization;
using Icmesh.Kernel.Text;

namespace Icmesh.Incidents;

/// <summary>
/// Days charged for death and permanent loss, whatever the real absence: one regulation's numbers. Source of the shipped ones: Keputusan
/// Dirjen Binawas 84/BW/1998, Lampiran II (read in secondary copies, references V:S21 and V:S22).
/// </summary>
internal sealed record DaysChargedTable(string Version, DateOnly EffectiveFrom, Sentence Source, IReadOnlyList<ChargedLoss> Losses, string? Note = null)
{
    public const int MostDays = 6000;

    /// <summary>Where no table is live: nothing but death can be charged.</summary>
    public static readonly DaysChargedTable None = new("–", default, Sentence.Empty, []);

    public ChargedLoss? Find(string code) => Losses.FirstOrDefault(l => string.Equals(l.Code, code.Trim(), StringComparison.OrdinalIgnoreCase));

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
        var withoutHalves = losses.Where(l => losses.TrueForAll(other => other.Code != l.Pair));
        foreach (var group in withoutHalves.GroupBy(l => l.Code))
        {
            var pair = group.Count() > 1 && group.First().Pair is { } both ? Known(both) : null;
            total += pair?.Days ?? group.Sum(l => l.Days ?? 0);
        }

        return Math.Min(total, MostDays);
    }

    private ChargedLoss Known(string code)
    {
        if (Losses.Count == 0)
        {
            throw new RefusedException(
                new("Belum ada tabel hari yang dibebankan yang berlaku.", "No table of days charged is live."),
                new("Letakkan tabelnya di rules/incidents/days-charged.json; halaman Aturan menyebut yang salah di dalamnya.",
                    "Put the table at rules/incidents/days-charged.json; the page Rules names what is wrong in it."));
        }

        var loss = Find(code) ?? throw new RefusedException(
            new($"Kode kehilangan tetap \"{code}\" tidak ada dalam tabel {Version}.", $"The permanent loss code \"{code}\" is not in table {Version}."),
            new($"Pakai salah satu: {string.Join(", ", Losses.Where(l => l.Days is not null).Select(l => l.Code))}.",
                $"Use one of: {string.Join(", ", Losses.Where(l => l.Days is not null).Select(l => l.Code))}."));
        return loss.Days is not null ? loss : throw new RefusedException(
            new($"Tabel {Version} tidak memuat hari untuk {loss.Part.Id}.", $"Table {Version} gives no days for {loss.Part.En}."),
            new("Catat kehilangan sampai ruas pangkal, dan tulis rinciannya dalam uraian.", "Record the loss up to the proximal joint, and describe it in the narrative."));
    }
}

/// <param name="Code">In capitals.</param>
/// <param name="Days">Null where the regulation names the part but gives no days.</param>
/// <param name="Pair">The code that stands for losing both in one accident.</param>
internal sealed record ChargedLoss(string Code, string Id, string En, int? Days = null, string? Pair = null, string? Note = null)
{
    [JsonIgnore] public Sentence Part => new(Id, En);
}
