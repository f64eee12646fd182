using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Data;

namespace Icmesh.Attachments;

/// <summary>A file as the activity record keeps it, among the entries of the record that it is attached to.</summary>
internal sealed record RecordedAttachment(
    [property: Data(DataClass.Personal)] string Name, [property: Data(DataClass.Internal)] AttachmentKind Kind, [property: Data(DataClass.Internal)] long Length,
    [property: Data(DataClass.Internal)] string Sha256, [property: Data(DataClass.Internal)] AttachmentState State)
{
    public static RecordedAttachment Of(Attachment attachment) => new(attachment.Name, attachment.Kind, attachment.Length, attachment.Sha256, attachment.State);
}
