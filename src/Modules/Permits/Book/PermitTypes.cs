using System.Text.Json.Serialization;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Data;

namespace Icmesh.Permits.Book;

/// <summary>The file <c>rules/permits/types.json</c>: what each type of permit demands, and the checklist that all of them share.</summary>
internal sealed record PermitTypes(RuleHeader Header, IReadOnlyList<CodedItem> Checklist, IReadOnlyList<PermitType> Types) : RuleTable(Header)
{
    public static readonly RuleTableKind Kind = new("permits/types", typeof(PermitTypes), "_PermitTypes");

    private static readonly string[] Statuses = ["verified", "unverified", "proposed"];

    public IReadOnlyList<PermitType> Of(IEnumerable<string> codes) => [.. Types.Where(t => codes.Contains(t.Code))];

    /// <summary>Everything that is checked on site for these types, each item once.</summary>
    public IReadOnlyList<CodedItem> ChecklistOf(IEnumerable<PermitType> types) => [.. Checklist.Concat(types.SelectMany(t => t.Checklist)).DistinctBy(i => i.Code)];

    public static IReadOnlyList<CodedItem> AttachmentsOf(IEnumerable<PermitType> types) => [.. types.SelectMany(t => t.Attachments).DistinctBy(i => i.Code)];

    /// <summary>Whether something must be isolated. A live pot line cannot be, whatever else the job is.</summary>
    public static bool NeedIsolation(IReadOnlyList<PermitType> types) => types.Any(t => t.NeedsIsolation) && !types.Any(t => t.WaivesIsolation);

    /// <summary>The strictest gas test of the types; null where none demands one.</summary>
    public static GasNeed? GasOf(IEnumerable<PermitType> types) => types.Select(t => t.Gas).OfType<GasNeed>().ToList() is { Count: > 0 } all
        ? new(all.Max(g => g.Heights), all.Min(g => g.FreshMinutes), all.Min(g => g.RetestMinutes)) : null;

    /// <summary>How many of each role the types demand together.</summary>
    public static IReadOnlyDictionary<CrewRole, int> RolesOf(IEnumerable<PermitType> types) =>
        types.SelectMany(t => t.Crew).GroupBy(c => c.Role).ToDictionary(g => g.Key, g => g.Max(c => c.Min));

    /// <summary>What readiness is asked for somebody in a role: the role's own job types where a type names some, else those of the work.</summary>
    public static IReadOnlyList<string> JobTypesOf(IEnumerable<PermitType> types, CrewRole role) =>
        [.. types.SelectMany(t => t.Crew.FirstOrDefault(c => c.Role == role)?.JobTypes ?? t.JobTypes).Distinct().Order(StringComparer.Ordinal)];

    public override IEnumerable<RuleTableFault> Faults()
    {
        if (Types.Count == 0)
        {
            yield return new("$.types", new("Paling sedikit satu jenis izin.", "At least one permit type."));
        }

        foreach (var fault in CodedItem.Faults(Checklist, "$.checklist"))
        {
            yield return fault;
        }

        for (var i = 0; i < Types.Count; i++)
        {
            foreach (var fault in Faults(Types[i], Types.Take(i).Any(t => t.Code == Types[i].Code), $"$.types[{i}]"))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<RuleTableFault> Faults(PermitType type, bool isRepeated, string at)
    {
        if (!CodedItem.IsCode(type.Code) || isRepeated)
        {
            yield return new($"{at}.code", new("Kode memakai huruf besar, angka dan garis bawah, dan tidak berulang.", "A code has capital letters, digits and underscores, and stands only once."));
        }

        if (type.JobTypes.Count == 0)
        {
            yield return new($"{at}.jobTypes", new("Sebut paling sedikit satu jenis pekerjaan, supaya kru dapat diperiksa.", "Name at least one job type, so that the crew can be checked."));
        }

        if (type.MaxHours is <= 0 or > 8760)
        {
            yield return new($"{at}.maxHours", new("Masa berlaku 1 sampai 8760 jam.", "Validity is 1 to 8760 hours."));
        }

        if (type.Gas is { } gas && (gas.Heights is not (1 or 3) || gas.FreshMinutes < 1 || gas.RetestMinutes < gas.FreshMinutes))
        {
            yield return new($"{at}.gas", new("Uji gas di 1 atau 3 ketinggian; uji ulang tidak lebih sering daripada uji sebelum mulai.", "Gas is tested at 1 or 3 heights; retests are not due before the first one is."));
        }

        if (type.MaxExtensions is < 0 or > 10 || type.ExtensionHours < 0 || (type.MaxExtensions > 0 && type.ExtensionHours == 0))
        {
            yield return new($"{at}.maxExtensions", new("Perpanjangan 0 sampai 10 kali, masing-masing dengan lamanya.", "0 to 10 extensions, each with its hours."));
        }

        if (!Statuses.Contains(type.Status))
        {
            yield return new($"{at}.status", new($"Status salah satu dari {string.Join(", ", Statuses)}.", $"Status is one of {string.Join(", ", Statuses)}."));
        }

        foreach (var fault in CodedItem.Faults(type.Attachments, $"{at}.attachments").Concat(CodedItem.Faults(type.Checklist, $"{at}.checklist")))
        {
            yield return fault;
        }
    }
}

/// <param name="JobTypes">Codes of <c>rules/readiness/job-types.json</c> that readiness is asked for.</param>
/// <param name="Crew">Roles that must be filled.</param>
/// <param name="MaxHours">Longest validity.</param>
/// <param name="Gas">The gas test that it demands; null for none.</param>
/// <param name="WaivesIsolation">Work of this type cannot be isolated, whatever another type of the same permit demands: a live pot line.</param>
/// <param name="FireWatchMinutes">How long a fire watch stays after the work; 0 for none.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Status"><c>verified</c> where somebody has read the source, <c>unverified</c> where nobody has, <c>proposed</c> where there is none.</param>
internal sealed record PermitType(
    string Code, Sentence Title, PermitColour Colour, Sentence Trigger, IReadOnlyList<string> JobTypes, IReadOnlyList<CodedItem> Attachments, IReadOnlyList<CodedItem> Checklist,
    IReadOnlyList<RoleNeed> Crew, decimal MaxHours, int MaxExtensions, decimal ExtensionHours, GasNeed? Gas, bool NeedsIsolation, bool WaivesIsolation, int FireWatchMinutes, Sentence Source, string Status);

/// <param name="Heights">At how many heights is tested: one, or top, middle and bottom.</param>
/// <param name="FreshMinutes">How old a test may be when work begins or goes on again.</param>
/// <param name="RetestMinutes">How old it may be while work goes on.</param>
internal sealed record GasNeed(int Heights, int FreshMinutes, int RetestMinutes);

/// <param name="Min">How many at least.</param>
/// <param name="JobTypes">What somebody in this role must be ready for.</param>
internal sealed record RoleNeed(CrewRole Role, int Min, IReadOnlyList<string> JobTypes);

internal sealed record CodedItem(string Code, Sentence Title)
{
    public static bool IsCode(string code) => code.Length is > 0 and <= Lengths.Code && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    public static IEnumerable<RuleTableFault> Faults(IReadOnlyList<CodedItem> items, string at)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!IsCode(items[i].Code) || items.Take(i).Any(o => o.Code == items[i].Code))
            {
                yield return new($"{at}[{i}].code", new("Kode memakai huruf besar, angka dan garis bawah, dan tidak berulang.", "A code has capital letters, digits and underscores, and stands only once."));
            }
        }
    }
}

/// <summary>Border of the permit on paper and on the board.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PermitColour>))]
internal enum PermitColour
{
    [JsonStringEnumMemberName("blue")] Blue,
    [JsonStringEnumMemberName("red")] Red,
    [JsonStringEnumMemberName("green")] Green,
    [JsonStringEnumMemberName("yellow")] Yellow,
    [JsonStringEnumMemberName("orange")] Orange,
    [JsonStringEnumMemberName("purple")] Purple,
    [JsonStringEnumMemberName("brown")] Brown,
    [JsonStringEnumMemberName("teal")] Teal,
    [JsonStringEnumMemberName("black")] Black,
    [JsonStringEnumMemberName("grey")] Grey,
}
