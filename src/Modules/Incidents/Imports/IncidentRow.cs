using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Text;

namespace Icmesh.Incidents.Imports;

/// <summary>One accepted row of an incidents file. Flags that the file does not say are null and leave a stored record as it is.</summary>
internal sealed record IncidentRow(
    ImportRow Row, ContractorCard Contractor, SiteCard Site, DateTime OccurredAt, InjuryAnswers Answers, int Potential, string Narrative, string? ExternalId,
    bool? IsEmployee, bool? IsConcealed, bool? IsAttributable, bool? IsCommuting)
{
    /// <summary>All that the row says, so that the same file written with other date formats is still the same.</summary>
    public string Fingerprint { get; } = string.Create(CultureInfo.InvariantCulture,
        $"{Contractor.Id}|{Site.Id}|{OccurredAt:O}|{Answers.Treatment}|{Answers.Impact}|{Answers.DaysLost}|{Answers.RestrictedDays}|{string.Join(',', Answers.PermanentLoss)}|{Potential}|{IsEmployee}|{IsConcealed}|{IsAttributable}|{IsCommuting}|{Narrative}");

    public string RowKey => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        ExternalId is { } id ? $"id|{CodeText.Normalize(id)}" : $"row|{Fingerprint}")));

    public string What => $"{Contractor.Code} {Row.Raw("occurredAt")} {ExternalId}".TrimEnd();

    public void WriteTo(Incident incident, Func<DateOnly, DaysChargedTable> tables, SiteClock clock)
    {
        incident.OccurAt(OccurredAt, clock);
        incident.Classify(Answers, tables(clock.DateOf(OccurredAt)));
        incident.Potential = Potential;
        incident.Narrative = Narrative;
        incident.IsEmployee = IsEmployee ?? incident.IsEmployee;
        incident.IsConcealed = IsConcealed ?? incident.IsConcealed;
        incident.IsAttributable = IsAttributable ?? incident.IsAttributable;
        incident.IsCommuting = IsCommuting ?? incident.IsCommuting;
    }

    public string Differences(Incident stored, SiteClock clock) => ImportDetail.Of(
        ("contractor", stored.ContractorId, Contractor.Id),
        ("site", stored.SiteId, Site.Id),
        ("occurredAt", clock.ToSite(stored.OccurredAt), clock.ToSite(OccurredAt)),
        ImportDetail.Hidden("treatment", stored.Treatment, Answers.Treatment),
        ("impact", stored.Impact, Answers.Impact),
        ("daysLost", stored.DaysLost, Answers.DaysLost),
        ("restrictedDays", stored.RestrictedDays, Answers.RestrictedDays),
        ImportDetail.Hidden("permanentLoss", stored.PermanentLoss ?? "", string.Join(',', Answers.PermanentLoss)),
        ("potential", stored.Potential, Potential),
        ImportDetail.Hidden("narrative", stored.Narrative, Narrative),
        ("employee", stored.IsEmployee, IsEmployee ?? stored.IsEmployee),
        ("concealed", stored.IsConcealed, IsConcealed ?? stored.IsConcealed),
        ("attributable", stored.IsAttributable, IsAttributable ?? stored.IsAttributable),
        ("commuting", stored.IsCommuting, IsCommuting ?? stored.IsCommuting));
}

/// <summary>Checks one row and turns it into an <see cref="IncidentRow"/>, or refuses it with the column and the reason.</summary>
internal sealed class IncidentRowReader(CodeLookup<ContractorCard> contractors, CodeLookup<SiteCard> sites, Func<DateOnly, DaysChargedTable> tables, SiteClock clock)
{
    public IncidentRow? Read(ImportBatch batch, ImportRow row)
    {
        var errors = batch.Errors.Count;
        contractors.TryFind(batch, row, "contractor", out var contractor);
        sites.TryFind(batch, row, "site", out var site);
        var losses = (row.Text("permanentLoss") ?? "").Split([',', ';', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var answers = new InjuryAnswers(
            row.Choice<Treatment>("treatment") ?? Treatment.None, row.Choice<WorkImpact>("impact") ?? WorkImpact.None,
            [.. losses.Select(CodeText.Normalize)], (int)(row.Integer("daysLost") ?? 0), (int)(row.Integer("restrictedDays") ?? 0));
        if (answers.Contradiction() is { } found)
        {
            batch.Refuse(row, found.Field, found.Reason, found.Remedy);
        }

        var occurredAt = row.Time("occurredAt") is { } site1 ? clock.ToUtc(site1) : default;
        if (occurredAt > clock.UtcNow)
        {
            batch.Refuse(row, "occurredAt", new("Waktu kejadian ada di masa depan.", "The time of the incident lies in the future."),
                new("Periksa urutan hari, bulan, dan tahun.", "Check the order of day, month and year."));
        }

        Charge(batch, row, answers, occurredAt);
        return batch.Errors.Count > errors || contractor is null || site is null || occurredAt == default
            ? null
            : new(row, contractor, site, occurredAt, answers, (int)(row.Integer("potential") ?? Incident.LowestPotential), row.Text("narrative") ?? "", row.Text("externalId"),
                row.Flag("employee"), row.Flag("concealed"), row.Flag("attributable"), row.Flag("commuting"));
    }

    private void Charge(ImportBatch batch, ImportRow row, InjuryAnswers answers, DateTime occurredAt)
    {
        try
        {
            tables(clock.DateOf(occurredAt)).Charge(answers.PermanentLoss, answers.Treatment is Treatment.Fatal);
        }
        catch (RefusedException refused)
        {
            batch.Refuse(row, "permanentLoss", refused.Reason, refused.Remedy ?? Sentence.Empty);
        }
    }
}
