using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Imports;

/// <summary>How a person mapped a file with these headings the last time.</summary>
[NotRecorded("A convenience of one person: how a form was filled the last time.")]
internal sealed class MappingMemory
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();
    [Data(DataClass.Personal), SignInName] public required string UserName { get; init; }
    [Data(DataClass.Internal)] public required string Kind { get; init; }

    /// <summary>SHA-256 of the headings in their order.</summary>
    [Data(DataClass.Internal)] public required string Headings { get; init; }

    /// <summary>The map as JSON, as the command line reads it.</summary>
    [Data(DataClass.Internal)] public required string Map { get; set; }

    [Data(DataClass.Internal)] public required DateTime At { get; set; }
}
