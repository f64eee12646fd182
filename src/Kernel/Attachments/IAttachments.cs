using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Attachments;

/// <summary>
/// The one place for files that belong to a record. Whoever asks must have found the record behind the fence first; what it names as
/// the owner is held against the fence again.
/// </summary>
public interface IAttachments
{
    Task<IReadOnlyList<AttachmentRow>> ListAsync(AttachedTo record, CancellationToken cancellationToken);

    /// <summary>Those of many records that have a file, one with a virus not counted. One query.</summary>
    Task<IReadOnlySet<Guid>> HavingAsync(string subject, IReadOnlyCollection<Guid> records, CancellationToken cancellationToken);

    /// <summary>Checks a file by what it holds, makes images anew, has it searched for viruses and keeps it.</summary>
    /// <param name="name">What the sender calls it; its ending must fit its content.</param>
    /// <exception cref="RefusedException">Its kind, size or content is not allowed. Nothing was kept.</exception>
    Task AddAsync(AttachedTo record, string name, Stream content, CancellationToken cancellationToken);

    /// <exception cref="Web.NotFoundException">It is not there, or not yet found clean.</exception>
    Task<AttachmentContent> OpenAsync(AttachedTo record, Guid id, CancellationToken cancellationToken);

    /// <summary>Takes the file away. That it was there, its hash and the reason stay in the activity record.</summary>
    /// <exception cref="Web.NotFoundException">It is not there.</exception>
    Task RemoveAsync(AttachedTo record, Guid id, string reason, CancellationToken cancellationToken);
}

/// <summary>The record that files belong to.</summary>
/// <param name="Subject">Noun of the record, as in the activity record: <c>incident</c>.</param>
/// <param name="ContractorId">Owner of the record; null for one of the smelter itself, which no contractor's person sees.</param>
public sealed record AttachedTo(string Subject, Guid Id, Guid? ContractorId);

/// <param name="Length">Bytes.</param>
public sealed record AttachmentRow(Guid Id, string Name, AttachmentKind Kind, long Length, AttachmentState State, DateTime At, string By);

public sealed record AttachmentContent(string Name, string ContentType, Stream Content);

/// <summary>What may be attached. The content decides, and the name's ending must fit it.</summary>
public enum AttachmentKind
{
    Pdf,
    Jpeg,
    Png,
    Xlsx,
    Csv,
}

public enum AttachmentState
{
    /// <summary>Not searched for viruses yet: nobody can open it.</summary>
    Waiting,

    Clean,

    /// <summary>A virus was found after it was kept: its content is gone.</summary>
    Infected,
}
