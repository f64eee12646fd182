using System.Text.Json;

namespace Icmesh.Kernel.Data;

/// <summary>One line of the record of who changed what, when and why. Rows are added and never changed or removed.</summary>
public sealed class ActivityEntry
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Instant of the change, UTC.</summary>
    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    /// <summary>Sign-in name of the person, or <c>system</c>.</summary>
    [Data(DataClass.Personal)] public required string UserName { get; init; }

    /// <summary>What was done, as <c>noun.verb</c>: <c>contractor.create</c>.</summary>
    [Data(DataClass.Internal)] public required string Action { get; init; }

    [Data(DataClass.Internal)] public required string Subject { get; init; }

    [Data(DataClass.Internal)] public Guid? SubjectId { get; init; }

    [Data(DataClass.Internal)] public Guid? ContractorId { get; init; }

    /// <summary>JSON of the record before the change; null for a new one.</summary>
    [Data(DataClass.Personal)] public string? Before { get; init; }

    [Data(DataClass.Personal)] public string? After { get; init; }

    [Data(DataClass.Internal)] public string? Reason { get; init; }

    internal static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
