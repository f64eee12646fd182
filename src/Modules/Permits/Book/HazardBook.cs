using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Permits.Book;

/// <summary>The file <c>rules/permits/hazards.json</c>: what is done against each hazard, what people wear, and which permit it demands.</summary>
internal sealed record HazardBook(RuleHeader Header, IReadOnlyList<Hazard> Hazards) : RuleTable(Header)
{
    public static readonly RuleTableKind Kind = new("permits/hazards", typeof(HazardBook), "_Hazards");

    public IReadOnlyList<Hazard> Of(IEnumerable<string> codes) => [.. Hazards.Where(h => codes.Contains(h.Code))];

    /// <summary>Protective equipment that the hazards of a job ask for, each once.</summary>
    public IReadOnlyList<Sentence> ApdOf(IEnumerable<JobStep> steps) => [.. Of(steps.SelectMany(s => s.HazardCodes).ToHashSet()).SelectMany(h => h.Apd).Distinct()];

    public override IEnumerable<RuleTableFault> Faults()
    {
        if (Hazards.Count == 0)
        {
            yield return new("$.hazards", new("Paling sedikit satu bahaya.", "At least one hazard."));
        }

        for (var i = 0; i < Hazards.Count; i++)
        {
            var (at, hazard) = ($"$.hazards[{i}]", Hazards[i]);
            if (!CodedItem.IsCode(hazard.Code) || Hazards.Take(i).Any(h => h.Code == hazard.Code))
            {
                yield return new($"{at}.code", new("Kode memakai huruf besar, angka dan garis bawah, dan tidak berulang.", "A code has capital letters, digits and underscores, and stands only once."));
            }

            if (hazard.Controls.Count == 0)
            {
                yield return new($"{at}.controls", new("Paling sedikit satu pengendalian.", "At least one control."));
            }
        }
    }
}

/// <param name="Types">Codes of permit types that this hazard demands.</param>
internal sealed record Hazard(string Code, Sentence Title, IReadOnlyList<Sentence> Controls, IReadOnlyList<Sentence> Apd, IReadOnlyList<string> Types);
