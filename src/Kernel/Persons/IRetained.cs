using System.Text.Json.Serialization;

namespace Icmesh.Kernel.Persons;

/// <summary>Records that are kept for a time, see <c>rules/privacy/retention.json</c>, and then erased.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RetainedKind>))]
public enum RetainedKind
{
    /// <summary>Incidents in which somebody was hurt: effects may come late.</summary>
    Injury,

    /// <summary>All other incidents.</summary>
    Incident,

    /// <summary>Workers of companies whose work here has ended.</summary>
    Worker,

    /// <summary>Accounts that are shut.</summary>
    Account,
}

/// <summary>A module's records of one kind, for the nightly job that erases those whose time is over.</summary>
public interface IRetained
{
    RetainedKind Kind { get; }

    /// <summary>Ids of those whose time began before an instant.</summary>
    Task<IReadOnlyList<Guid>> OlderThanAsync(DateTime utc, CancellationToken cancellationToken);
}
