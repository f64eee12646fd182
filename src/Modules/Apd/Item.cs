using Icmesh.Kernel.Data;

namespace Icmesh.Apd;

internal enum ItemState
{
    InStock,
    Issued,

    /// <summary>Came back and waits for its inspection.</summary>
    Returned,
    Lost,

    /// <summary>Never used again.</summary>
    Retired,
}

/// <summary>One piece of APD with a number of its own.</summary>
internal sealed class Item : IContractorOwned, IVersioned
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose property it is: an employer gives it to its own people.</summary>
    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    /// <summary>The maker's number, or the one on our label. Unique within the contractor.</summary>
    [Data(DataClass.Internal)] public required string Serial { get; init; }

    [Data(DataClass.Internal)] public string NormalizedSerial { get; private set; } = "";

    /// <summary>Code of the catalogue.</summary>
    [Data(DataClass.Internal)] public required string Kind { get; set; }

    [Data(DataClass.Internal)] public string? Size { get; set; }

    [Data(DataClass.Internal)] public DateOnly? ManufacturedOn { get; set; }

    /// <summary>First day of use; null while it was never used.</summary>
    [Data(DataClass.Internal)] public DateOnly? InServiceOn { get; set; }

    [Data(DataClass.Internal)] public ItemState State { get; set; }

    /// <summary>Last day on which it may be used without another inspection; null where none is known.</summary>
    [Data(DataClass.Internal)] public DateOnly? NextInspectionOn { get; set; }

    /// <summary>Times that it was used or washed, as of the last inspection.</summary>
    [Data(DataClass.Internal)] public int Wear { get; set; }

    /// <summary>What made it unsafe; null while nothing did.</summary>
    [Data(DataClass.Internal)] public EventKind? HarmedBy { get; set; }

    [Data(DataClass.Internal)] public DateTime? HarmedAt { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }

    public static Item Of(Guid contractor, string serial, string kind) =>
        new() { ContractorId = contractor, Serial = serial.Trim(), NormalizedSerial = CodeText.Normalize(serial), Kind = kind };
}
