using Icmesh.Incidents.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;

namespace Icmesh.Incidents.Pages.Incidents;

/// <summary>What creating, editing and reclassifying have in common: checks against other records, and who must hear of it.</summary>
internal sealed class IncidentChange(IncidentsDb db, IContractorDirectory contractorDirectory, ISiteDirectory siteDirectory, ChargeTables tables, SiteClock clock)
{
    /// <exception cref="RefusedException">No such contractor, the area is at another site, or the time lies in the future.</exception>
    public async Task<ContractorCard> CheckAsync(IncidentInput input, CancellationToken cancellationToken)
    {
        var contractor = await contractorDirectory.FindAsync(input.Contractor, cancellationToken);
        if (contractor is null || !db.Fence.SeesPersonsOf(contractor.Id))
        {
            var codes = (await contractorDirectory.ListAsync(null, 10_000, withEnded: true, cancellationToken)).Select(c => c.Code);
            var near = contractor is null ? DidYouMean.Find(input.Contractor, codes) : null;
            throw new RefusedException(
                new($"Tidak ada kontraktor dengan kode \"{input.Contractor}\".", $"There is no contractor with the code \"{input.Contractor}\"."),
                near is null ? new("Periksa kodenya di daftar kontraktor.", "Look the code up in the list of contractors.") : new($"Maksud Anda \"{near}\"?", $"Did you mean \"{near}\"?"));
        }

        var isSite = (await siteDirectory.ListAsync(cancellationToken)).Any(s => s.Id == input.SiteId && db.Fence.SeesSite(s.Id));
        if (!isSite || input.AreaId is { } area && !(await siteDirectory.AreasAsync(cancellationToken)).Any(a => a.Id == area && a.SiteId == input.SiteId))
        {
            throw new RefusedException(
                new("Area itu tidak ada di lokasi yang dipilih.", "That area is not at the chosen site."),
                new("Pilih area dari lokasi yang sama.", "Choose an area of the same site."));
        }

        return clock.ToUtc(input.OccurredAt!.Value) <= clock.UtcNow ? contractor : throw new RefusedException(
            new("Waktu kejadian ada di masa depan.", "The time of the incident lies in the future."),
            new("Periksa tanggal dan jamnya.", "Check date and time."));
    }

    /// <exception cref="RefusedException">The answers contradict each other, or more than a year of absence is not confirmed.</exception>
    public async Task ClassifyAsync(Incident incident, AnswersInput input, CancellationToken cancellationToken)
    {
        if (input.DaysLost > Incident.MostDaysWithoutQuestion && !input.IsConfirmed)
        {
            throw new RefusedException(
                new($"{input.DaysLost} hari hilang lebih dari setahun.", $"{input.DaysLost} days lost are more than a year."),
                new("Perbaiki jumlahnya, atau centang konfirmasi di bawah.", "Correct the number, or tick the confirmation below."));
        }

        incident.Classify(input.Answers, await tables.InForceAsync(clock.DateOf(incident.OccurredAt), cancellationToken));
    }

    public void Write(Incident incident, ContractorCard contractor, IncidentInput input)
    {
        incident.ContractorId = contractor.Id;
        incident.SiteId = input.SiteId!.Value;
        incident.AreaId = input.AreaId;
        incident.OccurAt(clock.ToUtc(input.OccurredAt!.Value), clock);
        incident.Potential = input.Potential!.Value;
        incident.Narrative = input.Narrative;
        incident.IsEmployee = input.IsEmployee;
        incident.IsCommuting = input.IsCommuting;
        incident.IsConcealed = input.IsConcealed;
        incident.IsAttributable = input.IsAttributable;
    }

    /// <summary>Facts are read live: past months change with the record, and everybody above the contractor hears of it.</summary>
    public async Task AnnounceAsync(IEnumerable<Guid> contractors, CancellationToken cancellationToken)
    {
        var affected = new HashSet<Guid>();
        foreach (var contractor in contractors.Distinct())
        {
            affected.UnionWith(await contractorDirectory.UpwardsAsync(contractor, cancellationToken));
        }

        foreach (var contractor in affected)
        {
            db.Announce(clock.UtcNow, Topics.FactsChanged, contractor);
        }
    }

    /// <summary>What the activity record keeps: no narrative, which may name what happened to whose body.</summary>
    public static object Summary(Incident incident) => new
    {
        incident.ContractorId,
        incident.SiteId,
        incident.OccurredAt,
        incident.Class,
        incident.DaysLost,
        incident.DaysCharged,
        incident.RestrictedDays,
        incident.Potential,
        incident.IsEmployee,
        incident.IsCommuting,
        incident.IsConcealed,
        incident.IsAttributable,
    };
}
