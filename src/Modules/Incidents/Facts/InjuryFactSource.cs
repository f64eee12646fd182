using System.Numerics;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Security;

namespace Icmesh.Incidents.Facts;

internal sealed class InjuryFactSource(InjuryTallies tallies, Fence fence, IContractorDirectory contractorDirectory, InjuryRecords records) : IFactSource
{
    public string Module => "Incidents";

    public Type FactType => typeof(InjuryFacts);

    public async Task<IReadOnlyList<object>> ReadAsync(IReadOnlyList<Guid> contractors, EvaluationWindow window, CancellationToken cancellationToken)
    {
        var trees = await contractorDirectory.TreesAsync(contractors, cancellationToken);
        var members = new HashSet<Guid>(contractors);
        foreach (var tree in trees.Values)
        {
            members.UnionWith(tree);
        }

        using var figures = fence.ReadFigures();
        var byContractor = await tallies.ReadAsync(members, window, cancellationToken);
        var facts = new object[contractors.Count];
        var ofTree = new List<ContractorTally>();
        for (var i = 0; i < facts.Length; i++)
        {
            ofTree.Clear();
            foreach (var member in trees[contractors[i]])
            {
                if (byContractor.TryGetValue(member, out var tally))
                {
                    ofTree.Add(tally);
                }
            }

            facts[i] = Of(byContractor.GetValueOrDefault(contractors[i])?.ReportedMonths ?? 0, ofTree);
        }

        return facts;
    }

    public Task<IReadOnlyList<SourceRecord>> RecordsAsync(string fact, Guid contractor, EvaluationWindow window, int limit, CancellationToken cancellationToken) =>
        records.ReadAsync(fact, contractor, window, limit, cancellationToken);

    /// <param name="ownMonths">Months that the contractor itself reported, as bits.</param>
    /// <param name="tree">The contractor and its subcontractors, those with data.</param>
    internal static InjuryFacts Of(int ownMonths, List<ContractorTally> tree)
    {
        var sum = new Sum();
        foreach (var tally in tree)
        {
            sum.Add(tally);
        }

        var monthsReported = BitOperations.PopCount((uint)ownMonths);
        long? hours = sum.Reported != 0 ? sum.Hours : null;
        if (sum.Reported == 0 && !sum.HasIncident)
        {
            return new() { MonthsReported = 0 };
        }

        var counts = new InjuryCounts(sum.Fatalities, sum.LostTime, sum.Restricted, sum.Medical, sum.SeverityDays);
        var ratedHours = sum.HasUnreportedMonth ? 0 : sum.Hours;
        var ltifr = InjuryRates.PerMillionHours.LostTimeFrequency(counts, ratedHours);
        return new()
        {
            HoursWorked = hours,
            MonthsReported = monthsReported,
            Headcount = sum.Headcount(tree),
            Fatalities = sum.Fatalities,
            AttributableFatalities = sum.Attributable,
            LostTimeInjuries = sum.LostTime,
            RestrictedCases = sum.Restricted,
            MedicalCases = sum.Medical,
            FirstAidCases = sum.FirstAid,
            NearMisses = sum.NearMisses,
            LtiAndFatalities = counts.LtiAndFatalities,
            Recordables = counts.Recordables,
            LtiThisMonth = sum.LostTimeInLastMonth,
            DaysLost = sum.SeverityDays,
            Ltifr = ltifr,
            Trifr = InjuryRates.PerMillionHours.RecordableFrequency(counts, ratedHours),
            SeverityRate = InjuryRates.PerMillionHours.Severity(counts, ratedHours),
            Trir = InjuryRates.Per200ThousandHours.RecordableFrequency(counts, ratedHours),
            FrequencyRate = ltifr,
            ConcealedIncidents = sum.Concealed,
        };
    }

    private struct Sum
    {
        public long Hours, SeverityDays;
        public int Reported, Fatalities, Attributable, LostTime, LostTimeInLastMonth, Restricted, Medical, FirstAid, NearMisses, Concealed;
        public bool HasIncident, HasUnreportedMonth;

        public void Add(ContractorTally tally)
        {
            Hours += tally.Hours;
            Reported |= tally.ReportedMonths;
            HasIncident |= tally.IncidentMonths != 0;
            HasUnreportedMonth |= tally.HasUnreportedMonth;
            Fatalities += tally.Fatalities;
            Attributable += tally.Attributable;
            LostTime += tally.LostTime;
            LostTimeInLastMonth += tally.LostTimeInLastMonth;
            Restricted += tally.Restricted;
            Medical += tally.Medical;
            FirstAid += tally.FirstAid;
            NearMisses += tally.NearMisses;
            Concealed += tally.Concealed;
            SeverityDays += tally.SeverityDays;
        }

        public readonly int? Headcount(List<ContractorTally> tree)
        {
            if (Reported == 0)
            {
                return null;
            }

            var last = BitOperations.Log2((uint)Reported);
            var people = 0;
            foreach (var tally in tree)
            {
                people += tally.HeadcountIn(last);
            }

            return people;
        }
    }
}
