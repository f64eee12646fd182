using System.Text.Json.Serialization;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Apd.Catalogue;

/// <summary>The file <c>rules/apd/catalogue.json</c>: kinds of APD, how long each lasts, how often it is inspected, what ends it at once.</summary>
internal sealed record ApdCatalogue(RuleHeader Header, IReadOnlyList<ApdSource> Sources, IReadOnlyList<ApdKind> Kinds) : RuleTable(Header)
{
    public const int CodeLength = 40, MostMonths = 600;

    public static readonly RuleTableKind Kind = new("apd/catalogue", typeof(ApdCatalogue), "_ApdCatalogue");

    public ApdKind? Find(string code) => Kinds.FirstOrDefault(k => k.Code == code);

    public ApdSource? SourceOf(string code) => Sources.FirstOrDefault(s => s.Code == code);

    /// <summary>Codes of the kinds that will do where one is demanded: itself and those that protect as well or better.</summary>
    public IEnumerable<string> WillDoFor(string code) => Kinds.Where(k => k.StandsInFor?.Contains(code) is true).Select(k => k.Code).Prepend(code);

    public override IEnumerable<RuleTableFault> Faults()
    {
        if (Kinds.Count == 0)
        {
            yield return new("$.kinds", new("Paling sedikit satu jenis APD.", "At least one kind of APD."));
        }

        foreach (var fault in ApdSource.Faults(Sources, Named()).Concat(Kinds.SelectMany(Faults)))
        {
            yield return fault;
        }
    }

    private IEnumerable<RuleTableFault> Faults(ApdKind kind, int index)
    {
        var at = $"$.kinds[{index}]";
        if (kind.Code is not { Length: > 0 and <= CodeLength } || !kind.Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
        {
            yield return new($"{at}.code", new($"Tulis kode dengan huruf besar, angka dan garis bawah, paling banyak {CodeLength}.", $"Write the code in capital letters, digits and underscores, at most {CodeLength}."));
        }

        if (Kinds.Take(index).Any(k => k.Code == kind.Code))
        {
            yield return new($"{at}.code", ApdSource.Twice(kind.Code));
        }

        foreach (var other in kind.StandsInFor?.Where(c => c == kind.Code || Find(c) is null) ?? [])
        {
            yield return new($"{at}.standsInFor", new($"Jenis \"{other}\" tidak ada di katalog.", $"There is no kind \"{other}\" in the catalogue."));
        }

        for (var i = 0; i < kind.Limits.Count; i++)
        {
            if (kind.Limits[i].Value is < 1 or > MostMonths)
            {
                yield return new($"{at}.limits[{i}].value", new($"Batas antara 1 dan {MostMonths}.", $"A limit is between 1 and {MostMonths}."));
            }
        }

        if (kind.Inspection is { Days: < 1 or > MostMonths * 30 })
        {
            yield return new($"{at}.inspection.days", new("Jarak pemeriksaan paling sedikit satu hari.", "The interval of inspection is at least one day."));
        }
    }

    private IEnumerable<(string At, string Code)> Named()
    {
        for (var k = 0; k < Kinds.Count; k++)
        {
            var (at, kind) = ($"$.kinds[{k}]", Kinds[k]);
            for (var i = 0; i < kind.Limits.Count; i++)
            {
                yield return ($"{at}.limits[{i}].source", kind.Limits[i].Source);
            }

            if (kind.Inspection is { } inspection)
            {
                yield return ($"{at}.inspection.source", inspection.Source);
            }

            if (kind.RetiredBy is { } retired)
            {
                yield return ($"{at}.retiredBy.source", retired.Source);
            }
        }
    }
}

/// <param name="Tracked">Each piece has a serial number and is issued to one person; what is worn and thrown away is not.</param>
/// <param name="Limits">The first that is reached ends its life.</param>
/// <param name="Lifeline">It stands between a person and death: nobody is dispensed from it.</param>
/// <param name="StandsInFor">Codes of kinds that it protects as well as, or better.</param>
internal sealed record ApdKind(
    string Code, Sentence Title, string Standard, bool Tracked, IReadOnlyList<LifeLimit> Limits, bool Lifeline = false, IReadOnlyList<string>? StandsInFor = null,
    InspectionInterval? Inspection = null, RetiringEvents? RetiredBy = null, string? Note = null)
{
    public bool IsRetiredBy(EventKind kind) => RetiredBy?.Events.Contains(kind) is true;
}

[JsonConverter(typeof(JsonStringEnumConverter<LifeClock>))]
internal enum LifeClock
{
    /// <summary>Months since it was first put to use.</summary>
    InService,

    /// <summary>Months since it was made.</summary>
    Manufacture,

    /// <summary>Times that it was used or washed.</summary>
    Wear,
}

/// <param name="HarshOnly">Counts where heat, chemicals or sun age it: in rows of the matrix that say so.</param>
internal sealed record LifeLimit(LifeClock Clock, int Value, string Source, bool HarshOnly = false);

internal sealed record InspectionInterval(int Days, string Source);

internal sealed record RetiringEvents(IReadOnlyList<EventKind> Events, string Source);
