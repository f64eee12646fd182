using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Imports;

/// <summary>One import that changed something: who, when, from which file.</summary>
[NotRecorded("A list of imports; what each changed is recorded with its file by the kind that changed it.")]
internal sealed class ImportRun
{
    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();
    [Data(DataClass.Internal)] public required DateTime At { get; init; }
    [Data(DataClass.Personal), SignInName] public required string UserName { get; init; }
    [Data(DataClass.Internal)] public required string Kind { get; init; }
    [Data(DataClass.Internal)] public required string FileName { get; init; }

    /// <summary>Of the file's bytes, in hexadecimal.</summary>
    [Data(DataClass.Internal)] public required string Sha256 { get; init; }

    [Data(DataClass.Internal)] public required int Rows { get; init; }
    [Data(DataClass.Internal)] public required int Filtered { get; init; }
    [Data(DataClass.Internal)] public required int Added { get; init; }
    [Data(DataClass.Internal)] public required int Updated { get; init; }
    [Data(DataClass.Internal)] public required int Unchanged { get; init; }

    /// <summary>JSON: records created along the way, by kind.</summary>
    [Data(DataClass.Internal)] public required string Created { get; init; }
}
