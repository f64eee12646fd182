using Icmesh.Tests.Security.Matrix;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>
/// People of A send every form and document with what is B's in each field, in turn. No row that names a record of B is new, other or gone
/// afterwards; and what stands in the address is not overruled by a field of the same name.
/// </summary>
internal static class RivalIds
{
    public static async Task RunAsync(Sweep sweep, IEnumerable<Sample> samples)
    {
        var (before, rival) = (sweep.State.Rows(), new Rival(sweep.Town));
        foreach (var sample in samples.Where(s => s.Allowed is Outcome.Allowed))
        {
            foreach (var who in sweep.Allowed(sample).Where(p => p.Contractor == sweep.Town.A.Contractor || sample.Reach is Reach.Mine).Take(2))
            {
                foreach (var (call, isRoute) in Calls(sweep, sample, who, rival))
                {
                    await TryAsync(sweep, before, rival, sample, who, call, isRoute);
                }
            }
        }
    }

    private static IEnumerable<(Call Call, bool IsRoute)> Calls(Sweep sweep, Sample sample, Principal who, Rival rival)
    {
        var (call, routes) = (sweep.CallOf(sample, who), sweep.RouteNamesOf(sample));
        if (call.Json is { } json)
        {
            yield return (call with { Json = $"{{{string.Join(',', rival.Own.Select(o => $"\"{o.Name}\":\"{o.Value}\""))},{json.TrimStart('{')}" }, false);
            yield break;
        }

        foreach (var (name, type) in sweep.FieldsOf(sample))
        {
            var isId = (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid);
            foreach (var value in isId ? rival.Ids : type == typeof(string) ? rival.Values : [])
            {
                yield return (call.With(name, value), false);
            }
        }

        // And all at once, under the names that a field for them might have.
        yield return (call with { Fields = [.. call.Fields, .. rival.Own.Where(o => !call.Fields.Any(f => f.Key.Equals(o.Name, StringComparison.OrdinalIgnoreCase))).Select(o => KeyValuePair.Create(o.Name, o.Value))] }, false);
        foreach (var name in routes)
        {
            yield return (call.With(name, rival.Values[0]), true);
            yield return (call.With(name, rival.Ids[0]), true);
        }
    }

    private static async Task TryAsync(Sweep sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> before, Rival rival, Sample sample, Principal who, Call call, bool isRoute)
    {
        var answer = await sweep.SendAsync(call);
        var what = $"{sample} by {who} with {(call.Json ?? string.Join('&', call.Fields.Except(sweep.CallOf(sample, who).Fields).Select(f => $"{f.Key}={f.Value}")))}";
        if (answer.Fault is { } fault)
        {
            sweep.Faults.Add($"{what}: {fault}");
        }

        if (isRoute && answer.Status == 404)
        {
            sweep.Faults.Add($"{what}: the field overruled the address");
        }

        if (!sweep.State.HasChanged())
        {
            return;
        }

        foreach (var (table, rows) in sweep.State.Rows())
        {
            if (rows.Where(rival.Owns).Order(StringComparer.Ordinal).SequenceEqual(before[table].Where(rival.Owns).Order(StringComparer.Ordinal)) is false)
            {
                sweep.Faults.Add($"{what}: a row of the rival in {table} is new, other or gone");
            }
        }

        sweep.State.Restore();
    }

    /// <summary>What is B's alone: sites and rules are everybody's.</summary>
    private sealed class Rival
    {
        private readonly HashSet<string> _stored;

        public Rival(Town town)
        {
            var owned = town.Samples.Where(s => s.Reach is Reach.Persons or Reach.Figures or Reach.Mine)
                .SelectMany(s => Sample.Placeholder().Matches(s.Address + s.Form).Select(m => m.Groups[1].Value)).Distinct()
                .Where(n => town.B.Has(n) && town.A.Has(n) && town.A[n] != town.B[n] && !n.Contains("site", StringComparison.Ordinal) && !n.StartsWith("rivals", StringComparison.Ordinal)).ToList();
            Own = [("id", $"{town.B.Contractor}"), ("contractorId", $"{town.B.Contractor}"), ("Input.ContractorId", $"{town.B.Contractor}"), .. owned.Select(n => (n, town.B[n]))];
            Ids = [.. owned.Select(n => town.B[n]).Where(v => Guid.TryParse(v, out _)).Prepend(town.B.Contractor.ToString()!).Distinct()];
            Values = [.. owned.Select(n => town.B[n]).Where(v => !Guid.TryParse(v, out _)).Distinct()];
            _stored = Ids.Select(i => i.ToUpperInvariant()).ToHashSet();
        }

        public IReadOnlyList<(string Name, string Value)> Own { get; }

        public IReadOnlyList<string> Ids { get; }

        public IReadOnlyList<string> Values { get; }

        public bool Owns(string row) => row.Split(TownState.Column).Any(v => _stored.Contains(v.ToUpperInvariant()));
    }
}
