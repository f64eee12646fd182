using System.Text.Json.Serialization;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;
using Icmesh.Permits.Machine;

namespace Icmesh.Permits;

/// <summary>Leave to do one job at one place at one time: izin kerja. Its state is changed by <see cref="Deciding.DecidePermit"/> alone.</summary>
internal sealed class Permit : IContractorOwned, ISiteBound, IVersioned
{
    public const int DescriptionLength = 1000, PlaceLength = 200;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    /// <summary>Year at the site in which it was drafted.</summary>
    [Data(DataClass.Internal)] public required int Year { get; init; }

    /// <summary>Counts within site and year; never used twice.</summary>
    [Data(DataClass.Internal)] public required int Sequence { get; init; }

    /// <summary><c>IK-RDX-2026-00017</c>.</summary>
    [Data(DataClass.Internal)] public required string Number { get; init; }

    [Data(DataClass.Internal)] public required Guid AreaId { get; set; }

    /// <summary>Where in the area: "Pot 117, sisi saluran gas".</summary>
    [Data(DataClass.Internal)] public string? Place { get; set; }

    [Data(DataClass.Internal)] public required string Description { get; set; }

    /// <summary>Codes of its types, separated by commas.</summary>
    [Data(DataClass.Internal)] public required string Types { get; set; }

    [Data(DataClass.Internal)] public required DateTime Start { get; set; }

    /// <summary>End of its validity, moved by extensions.</summary>
    [Data(DataClass.Internal)] public required DateTime End { get; set; }

    /// <summary>The later end that is asked for.</summary>
    [Data(DataClass.Internal)] public DateTime? AskedEnd { get; set; }

    [Data(DataClass.Internal)] public int Extensions { get; set; }

    [Data(DataClass.Internal)] public PermitState State { get; set; }

    /// <summary>Since when it is in this state.</summary>
    [Data(DataClass.Internal)] public DateTime StateSince { get; set; }

    /// <summary>How well the crew handed the place back, 1 to 10; null before it is closed.</summary>
    [Data(DataClass.Internal)] public int? Rating { get; set; }

    /// <summary>Until when somebody leads the work: the end of the shift in which it was taken over. Null before the work began.</summary>
    [Data(DataClass.Internal)] public DateTime? HeldUntil { get; set; }

    /// <summary>When flames and sparks ended, from which the fire watch counts.</summary>
    [Data(DataClass.Internal)] public DateTime? HotWorkEndedAt { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    public IReadOnlyList<string> TypeCodes => Types.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Last number given out at a site in a year.</summary>
[NotRecorded("Counts permits, each of which is recorded.")]
internal sealed class NumberSeries
{
    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public required int Year { get; init; }

    [Data(DataClass.Internal)] public int Last { get; set; }
}

/// <summary>What somebody of the crew is there for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CrewRole>))]
internal enum CrewRole
{
    /// <summary>Leads the crew and answers for the job.</summary>
    Lead,
    Member,
    Entrant,
    Attendant,
    FireWatch,
    Rescuer,
    Operator,
    Rigger,
}

/// <summary>A worker on a permit. One role each: whoever watches does not work.</summary>
internal sealed class CrewMember : IContractorOwned, ISiteBound
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal), PersonId] public required Guid WorkerId { get; init; }

    [Data(DataClass.Internal)] public required CrewRole Role { get; init; }
}

/// <summary>One step of the job in the JSA: what is done, what can hurt, what is done against it.</summary>
internal sealed class JobStep : IContractorOwned, ISiteBound
{
    public const int WorkLength = 500, ControlsLength = 2000;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public required int Position { get; init; }

    [Data(DataClass.Internal)] public required string Work { get; init; }

    /// <summary>Codes of <c>rules/permits/hazards.json</c>, separated by commas.</summary>
    [Data(DataClass.Internal)] public required string Hazards { get; init; }

    [Data(DataClass.Internal)] public required string Controls { get; init; }

    public IReadOnlyList<string> HazardCodes => Hazards.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>An attachment that the permit's types demand. Its files are attached to this row.</summary>
internal sealed class PermitDocument : IContractorOwned, ISiteBound
{
    public const string Subject = "permit-document";

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public required string Code { get; init; }
}

/// <summary>An item of the checklist, confirmed on site.</summary>
internal sealed class PermitCheck : IContractorOwned, ISiteBound
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid PermitId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)] public required string Code { get; init; }

    [Data(DataClass.Internal)] public required CheckAnswer Answer { get; set; }

    [Data(DataClass.Internal)] public required DateTime At { get; set; }

    [Data(DataClass.Personal), SignInName] public required string By { get; set; }
}

internal enum CheckAnswer
{
    /// <summary>Seen and in order.</summary>
    Yes,
    No,

    /// <summary>Tidak relevan.</summary>
    NotRelevant,
}
