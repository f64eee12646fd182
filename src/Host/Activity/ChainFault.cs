using System.Globalization;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;

namespace Icmesh.Host.Activity;

/// <summary>The first place at which the record is not what it was.</summary>
/// <param name="Position">Sequence number in the chain, from 1.</param>
internal sealed record ChainFault(long Position, Sentence Text)
{
    public VerificationFault Said => new(Position.ToString(CultureInfo.InvariantCulture), Text);

    public static ChainFault Edited(ActivityEntry entry) => new(entry.Sequence, new(
        $"Riwayat nomor {entry.Sequence} ({Time(entry.At)}): isi, nomor atau tempatnya diubah setelah dicatat.",
        $"Activity number {entry.Sequence} ({Time(entry.At)}): its content, number or place was changed after it was recorded."));

    public static ChainFault Torn(ActivityEntry entry) => new(entry.Sequence, new(
        $"Riwayat nomor {entry.Sequence} ({Time(entry.At)}) tidak menyambung pada nomor {entry.Sequence - 1}: salah satunya diganti.",
        $"Activity number {entry.Sequence} ({Time(entry.At)}) does not follow number {entry.Sequence - 1}: one of them was replaced."));

    public static ChainFault Missing(long position, ActivityEntry next) => new(position, new(
        $"Riwayat nomor {position} tidak ada; yang berikutnya nomor {next.Sequence} ({Time(next.At)}).",
        $"Activity number {position} is not there; the next is number {next.Sequence} ({Time(next.At)})."));

    public static ChainFault Twice(ActivityEntry entry) => new(entry.Sequence, new(
        $"Riwayat nomor {entry.Sequence} ({Time(entry.At)}) disisipkan: nomor itu sudah dipakai atau tidak mungkin.",
        $"Activity number {entry.Sequence} ({Time(entry.At)}) was put in between: that number is taken or cannot be."));

    public static ChainFault Unreadable(long position) => new(position, new(
        $"Riwayat nomor {position} tidak dapat dibaca: isinya bukan lagi seperti yang dicatat.",
        $"Activity number {position} cannot be read: its content is no longer of the kind that was recorded."));

    public static ChainFault Cut(long last, Anchor anchor) => new(last + 1, new(
        $"Riwayat dari nomor {last + 1} tidak ada; pada {Time(anchor.At)} sudah sampai nomor {anchor.Sequence}: ujungnya dipotong, atau salinan lama dipasang.",
        $"Activity from number {last + 1} on is not there; at {Time(anchor.At)} it had come to number {anchor.Sequence}: its end was cut off, or an old copy put back."));

    /// <param name="after">The last number that an anchor still bears out.</param>
    public static ChainFault Rewritten(long after, Anchor anchor) => new(after + 1, new(
        $"Riwayat antara nomor {after + 1} dan {anchor.Sequence} bukan yang ada pada {Time(anchor.At)}: ditulis ulang, atau basis data lain dipasang.",
        $"The activity from number {after + 1} to {anchor.Sequence} is not what it was at {Time(anchor.At)}: rewritten, or another database was put in place."));

    private static string Time(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
