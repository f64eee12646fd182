using System.Globalization;
using System.Linq.Expressions;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Incidents.Facts;

/// <summary>The incidents and months of hours that a fact's value rests on.</summary>
internal sealed class InjuryRecords(InjuryTallies tallies, IContractorDirectory contractorDirectory, IManHoursDirectory manHours, ICurrentUser user, SiteClock clock)
{
    public async Task<IReadOnlyList<SourceRecord>> ReadAsync(string fact, Guid contractor, EvaluationWindow window, int limit, CancellationToken cancellationToken)
    {
        var tree = (await contractorDirectory.TreesAsync([contractor], cancellationToken))[contractor];
        var cards = await contractorDirectory.ReadAsync(tree, cancellationToken);
        var found = new List<SourceRecord>();
        if (IncidentsOf(fact, window) is { } condition)
        {
            var incidents = await tallies.Counted(window).Where(i => tree.Contains(i.ContractorId)).Where(condition)
                .OrderByDescending(i => i.OccurredAt).Take(limit).ToListAsync(cancellationToken);
            found.AddRange(incidents.Select(i => Record(i, fact, cards)));
        }

        if (RestsOnHours(fact))
        {
            IReadOnlyList<Guid> whose = fact == nameof(InjuryFacts.MonthsReported) ? [contractor] : tree;
            var months = await manHours.ReadAsync(whose, window.FirstMonth, window.LastMonth, cancellationToken);
            found.AddRange(months.OrderByDescending(m => m.Month).Take(limit).Select(m => Record(m, fact, cards)));
        }

        return [.. found.OrderByDescending(r => r.At).Take(limit)];
    }

    /// <summary>Which incidents a fact counts; null for one that counts none.</summary>
    private static Expression<Func<Incident, bool>>? IncidentsOf(string fact, EvaluationWindow window)
    {
        var month = window.LastMonth.Number;
        return fact switch
        {
            nameof(InjuryFacts.Fatalities) => i => i.Class == InjuryClass.Fatality,
            nameof(InjuryFacts.AttributableFatalities) => i => i.Class == InjuryClass.Fatality && i.IsAttributable != false,
            nameof(InjuryFacts.LostTimeInjuries) => i => i.Class == InjuryClass.LostTime || i.Class == InjuryClass.Permanent,
            nameof(InjuryFacts.RestrictedCases) => i => i.Class == InjuryClass.Restricted,
            nameof(InjuryFacts.MedicalCases) => i => i.Class == InjuryClass.Medical,
            nameof(InjuryFacts.FirstAidCases) => i => i.Class == InjuryClass.FirstAid,
            nameof(InjuryFacts.NearMisses) => i => i.Class == InjuryClass.NearMiss,
            nameof(InjuryFacts.LtiThisMonth) => i => i.Month == month && (i.Class == InjuryClass.LostTime || i.Class == InjuryClass.Permanent),
            nameof(InjuryFacts.LtiAndFatalities) or nameof(InjuryFacts.Ltifr) or nameof(InjuryFacts.FrequencyRate) =>
                i => i.Class == InjuryClass.LostTime || i.Class == InjuryClass.Permanent || i.Class == InjuryClass.Fatality,
            nameof(InjuryFacts.Recordables) or nameof(InjuryFacts.Trifr) or nameof(InjuryFacts.Trir) =>
                i => i.Class != InjuryClass.NearMiss && i.Class != InjuryClass.FirstAid,
            nameof(InjuryFacts.DaysLost) or nameof(InjuryFacts.SeverityRate) => i => i.DaysCharged > 0 || i.DaysLost > 0,
            nameof(InjuryFacts.ConcealedIncidents) => i => i.IsConcealed,
            _ => null,
        };
    }

    private static bool RestsOnHours(string fact) => fact
        is nameof(InjuryFacts.HoursWorked) or nameof(InjuryFacts.MonthsReported) or nameof(InjuryFacts.Headcount) or nameof(InjuryFacts.Ltifr)
        or nameof(InjuryFacts.Trifr) or nameof(InjuryFacts.SeverityRate) or nameof(InjuryFacts.Trir) or nameof(InjuryFacts.FrequencyRate);

    /// <summary>A score is seen by more people than what happened to whom.</summary>
    private bool MayRead(Incident incident) => user.ScopeOf(IncidentsPermissions.View) switch
    {
        null => false,
        Scope.Site => user.SiteId == incident.SiteId,
        _ => true,
    };

    private SourceRecord Record(Incident incident, string fact, IReadOnlyDictionary<Guid, ContractorCard> cards)
    {
        var days = fact is nameof(InjuryFacts.DaysLost) or nameof(InjuryFacts.SeverityRate);
        return new("incident", incident.Id, incident.OccurredAt, $"{cards[incident.ContractorId].Code} · {ClassText.Of(incident.Class)}",
            MayRead(incident) ? $"/Incidents/{incident.Id}" : null, days ? incident.SeverityDays : 1);
    }

    private SourceRecord Record(MonthHours month, string fact, IReadOnlyDictionary<Guid, ContractorCard> cards)
    {
        var card = cards[month.ContractorId];
        var text = new Sentence(
            string.Create(CultureInfo.GetCultureInfo("id-ID"), $"{card.Code} · {month.Month}: {month.Hours:N0} jam, {month.Headcount:N0} orang"),
            string.Create(CultureInfo.GetCultureInfo("en-US"), $"{card.Code} · {month.Month}: {month.Hours:N0} hours, {month.Headcount:N0} people"));
        var value = fact switch
        {
            nameof(InjuryFacts.MonthsReported) => 1,
            nameof(InjuryFacts.Headcount) => month.Headcount,
            _ => month.Hours,
        };
        return new("man-hours", month.ContractorId, clock.StartOf(month.Month.FirstDay), text.ToString(),
            $"/Contractors/{Uri.EscapeDataString(card.Code)}#m-{month.Month}", value);
    }
}
