using System.Text.Json.Serialization;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Apd;

[JsonConverter(typeof(JsonStringEnumConverter<EventKind>))]
internal enum EventKind
{
    /// <summary>It caught a falling person.</summary>
    FallArrest,

    /// <summary>It took a blow.</summary>
    Impact,
    Damage,

    /// <summary>An inspection found it unsafe.</summary>
    FailedInspection,
    Lost,
    Returned,
    Retired,
}

/// <summary>Something happened to an item. Rows are added and never changed.</summary>
internal sealed class ItemEvent : IContractorOwned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Internal)] public required Guid ItemId { get; init; }

    [Data(DataClass.Internal)] public required EventKind Kind { get; init; }

    /// <summary>Instant of the event itself.</summary>
    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    [Data(DataClass.Internal)] public string Note { get; init; } = "";

    [Data(DataClass.Personal), SignInName] public required string By { get; init; }
}
