using System.Text.Json.Serialization;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Competency;

/// <summary>The file <c>rules/competency/certificate-types.json</c>: what papers there are, how long each counts and what stands in for what.</summary>
/// <param name="Roles">Roles by the positions that people write. A position that no role names has to meet what every role has to.</param>
/// <param name="Restrictions">What a clinic may restrict, and the job types that this excludes.</param>
/// <param name="InductionPassMark">Lowest score, 0–100, that passes the test of the induction.</param>
internal sealed record CertificateTypes(
    RuleHeader Header, IReadOnlyList<CertificateType> Types, IReadOnlyList<Role> Roles, IReadOnlyList<Restriction> Restrictions, int InductionPassMark) : RuleTable(Header)
{
    public const int CodeLength = 40, ClassLength = 20, MostMonths = 600;

    public static readonly RuleTableKind Kind = new("competency/certificate-types", typeof(CertificateTypes), "_CertificateTypes");

    /// <summary>Where no table is live: no type is known, so that nothing is held.</summary>
    public static readonly CertificateTypes None = new(new(Sentence.Empty, "", ""), [], [], [], 100);

    public CertificateType? Find(string code) => Types.FirstOrDefault(t => t.Code == code);

    /// <summary>A type by its code, its name in either language or a name that it had before.</summary>
    public CertificateType? Named(string words)
    {
        var wanted = CodeText.Normalize(words);
        return Find(wanted) ?? Types.FirstOrDefault(t => t.Names.Any(n => CodeText.Normalize(n) == wanted));
    }

    /// <summary>Codes of the types that will do where one is required.</summary>
    public IReadOnlyList<string> SatisfyingFor(string code) => [code, .. Find(code)?.SatisfiedBy ?? []];

    /// <summary>Codes of the roles of a position; null where it is not known or no role names it: then all count.</summary>
    public IReadOnlySet<string>? RolesOf(string? position)
    {
        var found = position is null ? [] : Roles.Where(r => r.Positions.Any(p => position.Contains(p, StringComparison.OrdinalIgnoreCase))).Select(r => r.Code).ToHashSet();
        return found.Count > 0 ? found : null;
    }

    public override IEnumerable<RuleTableFault> Faults() => Codes("types", [.. Types.Select(t => t.Code)]).Concat(Codes("roles", [.. Roles.Select(r => r.Code)]))
        .Concat(Codes("restrictions", [.. Restrictions.Select(r => r.Code)])).Concat(Types.SelectMany((t, i) => t.Faults($"$.types[{i}]", this)))
        .Concat(InductionPassMark is >= 0 and <= 100 ? [] : [new("$.inductionPassMark", new("Nilai lulus harus 0 sampai 100.", "The pass mark is 0 to 100."))]);

    private static IEnumerable<RuleTableFault> Codes(string list, IReadOnlyList<string> codes)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i].Length is 0 or > CodeLength || !codes[i].All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
            {
                yield return new($"$.{list}[{i}].code", new($"Tulis kode dengan huruf besar, angka dan garis bawah, paling banyak {CodeLength}.", $"Write the code in capital letters, digits and underscores, at most {CodeLength}."));
            }

            if (codes.Take(i).Contains(codes[i]))
            {
                yield return new($"$.{list}[{i}].code", new($"Kode \"{codes[i]}\" sudah dipakai di atas.", $"The code \"{codes[i]}\" is used above."));
            }
        }
    }
}

/// <param name="ValidMonths">Longest validity from the day of issue; null: as printed.</param>
/// <param name="IdleMonths">Of USE_BOUND: months without work after which it lapses.</param>
/// <param name="Classes">Highest first: a higher one covers those below it.</param>
/// <param name="SatisfiedBy">Types that will do in its place.</param>
/// <param name="LegacyNames">What it was called before; certificates of that name count until they expire.</param>
internal sealed record CertificateType(
    string Code, Sentence Title, CertificateKind Kind, Source Source, int? ValidMonths = null, int? IdleMonths = null,
    IReadOnlyList<string>? Classes = null, IReadOnlyList<string>? SatisfiedBy = null, IReadOnlyList<string>? LegacyNames = null, string? Note = null)
{
    [JsonIgnore] public IEnumerable<string> Names => [Title.Id, Title.En, .. LegacyNames ?? []];

    /// <summary>Whether a class that is held covers the one that is required.</summary>
    /// <returns>Null where nobody knows the class that is held.</returns>
    public bool? Covers(string? held, string? required)
    {
        if (required is null || Classes is null)
        {
            return true;
        }

        return held is null ? null : Rank(held) is { } h && Rank(required) is { } r && h <= r;
    }

    private int? Rank(string @class) => Classes!.Select((c, i) => (c, (int?)i)).FirstOrDefault(c => c.c == @class).Item2;

    internal IEnumerable<RuleTableFault> Faults(string at, CertificateTypes all)
    {
        if (ValidMonths is <= 0 or > CertificateTypes.MostMonths)
        {
            yield return new($"{at}.validMonths", new($"Masa berlaku 1 sampai {CertificateTypes.MostMonths} bulan, atau tidak ditulis.", $"The validity is 1 to {CertificateTypes.MostMonths} months, or left out."));
        }

        if (Kind is CertificateKind.UseBound != IdleMonths is not null || IdleMonths is <= 0 or > CertificateTypes.MostMonths)
        {
            yield return new($"{at}.idleMonths", new("Jenis USE_BOUND, dan hanya itu, menyebut bulan menganggur.", "USE_BOUND, and no other kind, says how many months idle."));
        }

        if (Kind is CertificateKind.Lifetime && ValidMonths is not null)
        {
            yield return new($"{at}.validMonths", new("Sertifikat seumur hidup tidak punya batas bulan.", "A lifetime certificate has no limit in months."));
        }

        foreach (var other in (SatisfiedBy ?? []).Where(o => o == Code || all.Find(o) is null))
        {
            yield return new($"{at}.satisfiedBy", new($"Tidak ada jenis lain \"{other}\".", $"There is no other type \"{other}\"."));
        }

        if ((Classes ?? []).Any(c => c.Length is 0 or > CertificateTypes.ClassLength) || (Classes ?? []).Distinct().Count() != (Classes ?? []).Count)
        {
            yield return new($"{at}.classes", new($"Setiap kelas sekali, paling banyak {CertificateTypes.ClassLength} karakter.", $"Each class once, at most {CertificateTypes.ClassLength} characters."));
        }

        if (!Requirement.Statuses.Contains(Source.Status))
        {
            yield return new($"{at}.source.status", new("Status: verified, unverified atau proposed.", "Status: verified, unverified or proposed."));
        }
    }
}

/// <summary>How a certificate ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CertificateKind>))]
internal enum CertificateKind
{
    /// <summary>Never.</summary>
    [JsonStringEnumMemberName("LIFETIME")] Lifetime,

    /// <summary>On its last day.</summary>
    [JsonStringEnumMemberName("DATED")] Dated,

    /// <summary>On its last day, or when the worker changes company.</summary>
    [JsonStringEnumMemberName("EMPLOYER_BOUND")] EmployerBound,

    /// <summary>By disuse.</summary>
    [JsonStringEnumMemberName("USE_BOUND")] UseBound,

    /// <summary>Given by the smelter for its own site, until its last day.</summary>
    [JsonStringEnumMemberName("SITE")] Site,
}

/// <param name="Status">verified, unverified or proposed.</param>
internal sealed record Source(string Law, string Status);

/// <param name="Positions">Parts of positions as people write them.</param>
internal sealed record Role(string Code, Sentence Title, IReadOnlyList<string> Positions);

/// <param name="Excludes">Codes of job types that somebody restricted so may not do.</param>
internal sealed record Restriction(string Code, Sentence Title, IReadOnlyList<string> Excludes);
