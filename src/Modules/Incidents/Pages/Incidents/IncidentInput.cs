using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Jobs;

namespace Icmesh.Incidents.Pages.Incidents;

/// <summary>What happened where, and how it counts.</summary>
internal sealed class IncidentInput
{
    [Display(Name = "ContractorCode.Field"), Required, StringLength(40)] public string Contractor { get; set; } = "";

    [Display(Name = "Site.Field"), Required] public Guid? SiteId { get; set; }

    public Guid? AreaId { get; set; }

    /// <summary>Wall-clock time at the site.</summary>
    [Display(Name = "OccurredAt.Field"), Required] public DateTime? OccurredAt { get; set; }

    [Display(Name = "Potential.Field"), Required, Range(Incident.LowestPotential, Incident.HighestPotential)] public int? Potential { get; set; }

    [Display(Name = "Narrative.Field"), Required, StringLength(Incident.NarrativeLength)] public string Narrative { get; set; } = "";

    public bool IsEmployee { get; set; }

    public bool IsCommuting { get; set; }

    public bool IsConcealed { get; set; }

    /// <summary>Null while it is investigated.</summary>
    public bool? IsAttributable { get; set; }

    public long Version { get; set; }

    public static IncidentInput Of(Incident incident, string contractorCode, SiteClock clock) => new()
    {
        Contractor = contractorCode,
        SiteId = incident.SiteId,
        AreaId = incident.AreaId,
        OccurredAt = clock.ToSite(incident.OccurredAt),
        Potential = incident.Potential,
        Narrative = incident.Narrative,
        IsEmployee = incident.IsEmployee,
        IsCommuting = incident.IsCommuting,
        IsConcealed = incident.IsConcealed,
        IsAttributable = incident.IsAttributable,
        Version = incident.Version,
    };
}

/// <summary>The questions that give the class.</summary>
internal sealed class AnswersInput
{
    [Display(Name = "Treatment.Field"), Required] public Treatment? Treatment { get; set; }

    [Display(Name = "Impact.Field"), Required] public WorkImpact? Impact { get; set; }

    public string? PermanentLoss { get; set; }

    /// <summary>A second loss in the same accident.</summary>
    public string? PermanentLoss2 { get; set; }

    [Display(Name = "DaysLost.Field"), Required, Range(0, 36_500)] public int? DaysLost { get; set; } = 0;

    [Display(Name = "RestrictedDays.Field"), Required, Range(0, 36_500)] public int? RestrictedDays { get; set; } = 0;

    /// <summary>The reader was asked whether more than a year of absence is right, and said yes.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Before both questions are answered there is no class to show.</summary>
    public bool IsAnswered => Treatment is not null && Impact is not null;

    public InjuryAnswers Answers => new(Treatment ?? Icmesh.Incidents.Treatment.None, Impact ?? WorkImpact.None,
        [.. new[] { PermanentLoss, PermanentLoss2 }.OfType<string>().Where(c => c.Length > 0)], DaysLost ?? 0, RestrictedDays ?? 0);

    public static AnswersInput Of(Incident incident)
    {
        var answers = incident.Answers;
        return new()
        {
            Treatment = answers.Treatment,
            Impact = answers.Impact,
            PermanentLoss = answers.PermanentLoss.ElementAtOrDefault(0),
            PermanentLoss2 = answers.PermanentLoss.ElementAtOrDefault(1),
            DaysLost = answers.DaysLost,
            RestrictedDays = answers.RestrictedDays,
        };
    }
}
