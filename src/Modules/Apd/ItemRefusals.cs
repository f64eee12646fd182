using Icmesh.Kernel.Text;

namespace Icmesh.Apd;

/// <summary>Reasons that several ways of changing an item share.</summary>
internal static class ItemRefusals
{
    public static RefusedException HeldAlready(string serial, DateOnly since) => new(
        new($"Nomor seri {serial} sudah dipegang orang lain sejak {since:d MMM yyyy}.", $"Serial number {serial} is held by somebody else since {since:d MMM yyyy}."),
        new("Catat pengembaliannya dulu, atau periksa nomor serinya.", "Record its return first, or check the serial number."));
}
