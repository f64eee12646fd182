using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Persons;

namespace Icmesh.Incidents;

/// <summary>One unwanted event and at most one injured person: two persons hurt are two incidents.</summary>
internal sealed class Incident : IContractorOwned, ISiteBound, IVersioned
{
    public const int MostDaysWithoutQuestion = 365, LowestPotential = 1, HighestPotential = 6, NarrativeLength = 8000;

    [Data(DataClass.Internal), PersonId] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Number in the system that the record came from.</summary>
    [Data(DataClass.Internal)] public string? ExternalId { get; init; }

    /// <summary>What a second import recognises the record by: its external number or a hash of the whole row. Null for one typed in here.</summary>
    [Data(DataClass.Internal)] public string? RowKey { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; set; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; set; }

    [Data(DataClass.Internal)] public Guid? AreaId { get; set; }

    [Data(DataClass.Internal)] public DateTime OccurredAt { get; private set; }

    /// <summary>Calendar month at the site, as <see cref="YearMonth.Number"/>: what sums are grouped by.</summary>
    [Data(DataClass.Internal)] public int Month { get; private set; }

    /// <summary>The smelter's own person was hurt, not the contractor's: in no figure of the contractor.</summary>
    [Data(DataClass.Internal)] public bool IsEmployee { get; set; }

    /// <summary>On the way to or from work: insured, but in no rate.</summary>
    [Data(DataClass.Internal)] public bool IsCommuting { get; set; }

    /// <summary>Found out by others, not reported by the contractor.</summary>
    [Data(DataClass.Internal)] public bool IsConcealed { get; set; }

    /// <summary>Fault of the contractor. Null while it is investigated, which counts as yes.</summary>
    [Data(DataClass.Internal)] public bool? IsAttributable { get; set; }

    [Data(DataClass.Specific)] public Treatment Treatment { get; private set; }

    [Data(DataClass.Internal)] public WorkImpact Impact { get; private set; }

    [Data(DataClass.Internal)] public InjuryClass Class { get; private set; }

    /// <summary>Codes of the days-charged table, separated by commas.</summary>
    [Data(DataClass.Specific)] public string? PermanentLoss { get; private set; }

    /// <summary>Days of the table for death and permanent loss; they replace the days absent.</summary>
    [Data(DataClass.Internal)] public int DaysCharged { get; private set; }

    /// <summary>Version of the table that <see cref="DaysCharged"/> was read from; null where nothing is charged.</summary>
    [Data(DataClass.Internal)] public string? ChargeTable { get; private set; }

    /// <summary>Days absent from work.</summary>
    [Data(DataClass.Internal)] public int DaysLost { get; private set; }

    [Data(DataClass.Internal)] public int RestrictedDays { get; private set; }

    /// <summary>How bad it could have been, 1 (least) to 6.</summary>
    [Data(DataClass.Internal)] public int Potential { get; set; } = LowestPotential;

    [Data(DataClass.Specific)] public string Narrative { get; set; } = "";

    [Data(DataClass.Internal)] public long Version { get; set; }

    /// <summary>Days in the severity rate: charged days where there are any, else days absent.</summary>
    public int SeverityDays => DaysCharged > 0 ? DaysCharged : DaysLost;

    public void OccurAt(DateTime utc, SiteClock clock)
    {
        OccurredAt = utc;
        Month = YearMonth.Of(clock.DateOf(utc)).Number;
    }

    /// <summary>Answers of the three questions; class and charged days follow from them.</summary>
    /// <exception cref="Kernel.Text.RefusedException">The answers contradict each other, or a loss has no days in the table.</exception>
    public void Classify(InjuryAnswers answers, DaysChargedTable table)
    {
        answers.Check();
        var charge = table.Charge(answers.PermanentLoss, isFatal: answers.Treatment is Treatment.Fatal);
        Treatment = answers.Treatment;
        Impact = answers.Impact;
        PermanentLoss = answers.PermanentLoss.Count == 0 ? null : string.Join(',', answers.PermanentLoss.Select(CodeText.Normalize));
        Class = Classification.Of(Treatment, Impact, PermanentLoss is not null);
        DaysCharged = charge;
        ChargeTable = charge > 0 ? table.Version : null;
        DaysLost = answers.DaysLost;
        RestrictedDays = answers.RestrictedDays;
    }

    public InjuryAnswers Answers => new(Treatment, Impact, PermanentLoss?.Split(',') ?? [], DaysLost, RestrictedDays);
}
