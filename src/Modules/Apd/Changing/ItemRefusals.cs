using Icmesh.Kernel.Text;

namespace Icmesh.Apd.Changing;

/// <summary>Reasons that several ways of changing an item share.</summary>
internal static class ItemRefusals
{
    public static readonly RefusedException Stale = new(
        new("Barang ini baru saja diubah orang lain.", "Somebody else has just changed this item."), new("Lihat keadaannya sekarang, lalu ulangi.", "Look at it as it is now, then try again."));

    public static RefusedException HeldAlready(string serial, DateOnly since) => new(
        new($"Nomor seri {serial} sudah dipegang orang lain sejak {since:d MMM yyyy}.", $"Serial number {serial} is held by somebody else since {since:d MMM yyyy}."),
        new("Catat pengembaliannya dulu, atau periksa nomor serinya.", "Record its return first, or check the serial number."));

    public static RefusedException Future(string id, string en) => new(
        new($"{id} ada di masa depan.", $"{en} lies in the future."), new("Periksa tanggal dan jamnya.", "Check date and time."));
}
