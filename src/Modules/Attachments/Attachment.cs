using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Persons;

namespace Icmesh.Attachments;

/// <summary>A file that belongs to a record of another module. Its content lies on disk, named by <see cref="Id"/>.</summary>
internal sealed class Attachment : IContractorOwned
{
    /// <summary>Owner of what belongs to the smelter alone. No contractor has this id, and no closed fence reaches it.</summary>
    public static readonly Guid Smelter = Guid.AllBitsSet;

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Noun of the record.</summary>
    [Data(DataClass.Internal)] public required string Subject { get; init; }

    [Data(DataClass.Internal), PersonId(OnErasure.Delete)] public required Guid SubjectId { get; init; }

    [Data(DataClass.Internal)] public required Guid ContractorId { get; init; }

    [Data(DataClass.Personal)] public required string Name { get; init; }

    [Data(DataClass.Internal)] public required AttachmentKind Kind { get; init; }

    /// <summary>Bytes as kept: of an image, after it was made anew.</summary>
    [Data(DataClass.Internal)] public required long Length { get; init; }

    /// <summary>Of the content as kept, 64 hexadecimal digits.</summary>
    [Data(DataClass.Internal)] public required string Sha256 { get; init; }

    [Data(DataClass.Internal)] public required AttachmentState State { get; set; }

    [Data(DataClass.Internal)] public required DateTime At { get; init; }

    /// <summary>Sign-in name of whoever sent it.</summary>
    [Data(DataClass.Personal), SignInName] public required string By { get; init; }
}
