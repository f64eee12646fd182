using Icmesh.Incidents.Data;
using Icmesh.Kernel.Rules;

namespace Icmesh.Incidents;

/// <summary>The file <c>rules/incidents/days-charged.json</c>: one table for each regulation, with the day from which it counts. A later one is added, none is taken out.</summary>
internal sealed record DaysChargedBook(RuleHeader Header, IReadOnlyList<DaysChargedTable> Tables) : RuleTable(Header)
{
    public static readonly RuleTableKind Kind = new("incidents/days-charged", typeof(DaysChargedBook), "_DaysCharged");

    private const int CodeLength = 20;

    /// <summary>The table in force on a day; before the first one, the first.</summary>
    public DaysChargedTable InForce(DateOnly day) => Tables.Where(t => t.EffectiveFrom <= day).MaxBy(t => t.EffectiveFrom) ?? Tables.MinBy(t => t.EffectiveFrom)!;

    public override IEnumerable<RuleTableFault> Faults()
    {
        if (Tables.Count == 0)
        {
            yield return new("$.tables", new("Paling sedikit satu tabel.", "At least one table."));
        }

        for (var i = 0; i < Tables.Count; i++)
        {
            var (at, table, earlier) = ($"$.tables[{i}]", Tables[i], Tables.Take(i).ToList());
            if (string.IsNullOrWhiteSpace(table.Version) || table.Version.Length > IncidentMapping.ChargeTableLength || earlier.Exists(t => t.Version == table.Version))
            {
                yield return new($"{at}.version", new($"Beri setiap tabel nama sendiri, paling banyak {IncidentMapping.ChargeTableLength} karakter.", $"Give each table a name of its own, at most {IncidentMapping.ChargeTableLength} characters."));
            }

            if (earlier.Exists(t => t.EffectiveFrom == table.EffectiveFrom))
            {
                yield return new($"{at}.effectiveFrom", new("Dua tabel mulai berlaku pada hari yang sama.", "Two tables begin on the same day."));
            }

            foreach (var fault in Faults(table, at))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<RuleTableFault> Faults(DaysChargedTable table, string above)
    {
        if (table.Losses.Count == 0)
        {
            yield return new($"{above}.losses", new("Paling sedikit satu kehilangan.", "At least one loss."));
        }

        for (var i = 0; i < table.Losses.Count; i++)
        {
            var (at, loss) = ($"{above}.losses[{i}]", table.Losses[i]);
            if (loss.Code is not { Length: > 0 and <= CodeLength } || !loss.Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                yield return new($"{at}.code", new($"Kode memakai huruf besar, angka, dan tanda hubung, paling banyak {CodeLength}.", $"A code has capital letters, digits and hyphens, at most {CodeLength}."));
            }

            if (table.Losses.Take(i).Any(l => l.Code == loss.Code))
            {
                yield return new($"{at}.code", new($"Kode {loss.Code} sudah ada di atas.", $"The code {loss.Code} stands above already."));
            }

            if (loss.Days is <= 0 or > DaysChargedTable.MostDays)
            {
                yield return new($"{at}.days", new($"Hari harus antara 1 dan {DaysChargedTable.MostDays}, atau null bila peraturan tidak menyebutnya.", $"Days are between 1 and {DaysChargedTable.MostDays}, or null where the regulation names none."));
            }

            if (string.IsNullOrWhiteSpace(loss.Id) || string.IsNullOrWhiteSpace(loss.En))
            {
                yield return new(at, new("Tulis nama bagiannya dalam kedua bahasa.", "Write the part's name in both languages."));
            }

            if (loss.Pair is { } pair && (pair == loss.Code || table.Find(pair) is not { Days: not null }))
            {
                yield return new($"{at}.pair", new($"Pasangan {pair} tidak ada di tabel ini, atau tanpa hari.", $"The pair {pair} is not in this table, or has no days."));
            }
        }
    }
}

/// <summary>The days-charged table of a day, as it is live.</summary>
internal sealed class ChargeTables(IRuleTables tables)
{
    private DaysChargedBook? _book;

    /// <summary>Read once for all that one request or import asks.</summary>
    public async Task<DaysChargedTable> InForceAsync(DateOnly day, CancellationToken cancellationToken) =>
        (_book ??= await tables.LiveAsync<DaysChargedBook>(cancellationToken))?.InForce(day) ?? DaysChargedTable.None;

    /// <summary>For many days: after one asking, no more waiting.</summary>
    public async Task<Func<DateOnly, DaysChargedTable>> ReadAsync(CancellationToken cancellationToken)
    {
        _book ??= await tables.LiveAsync<DaysChargedBook>(cancellationToken);
        return day => _book?.InForce(day) ?? DaysChargedTable.None;
    }
}
