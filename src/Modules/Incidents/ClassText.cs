using Icmesh.Kernel.Text;

namespace Icmesh.Incidents;

/// <summary>Words of the trade for classes and answers, in both languages.</summary>
internal static class ClassText
{
    public static Sentence Of(InjuryClass value) => value switch
    {
        InjuryClass.NearMiss => new("Hampir celaka", "Near miss"),
        InjuryClass.FirstAid => new("P3K", "First aid"),
        InjuryClass.Medical => new("Perawatan medis", "Medical treatment"),
        InjuryClass.Restricted => new("Kerja terbatas", "Restricted work"),
        InjuryClass.LostTime => new("Cedera hilang waktu kerja", "Lost-time injury"),
        InjuryClass.Permanent => new("Cacat tetap", "Permanent loss"),
        InjuryClass.Fatality => new("Meninggal", "Fatality"),
    };

    public static Sentence Of(Treatment value) => value switch
    {
        Treatment.None => new("Tidak ada perawatan", "No treatment"),
        Treatment.FirstAid => new("P3K saja", "First aid only"),
        Treatment.Medical => new("Perawatan medis", "Medical treatment"),
        Treatment.Fatal => new("Meninggal", "Fatal"),
    };

    public static Sentence Of(WorkImpact value) => value switch
    {
        WorkImpact.None => new("Bekerja penuh pada sif berikutnya", "Full duty on the next shift"),
        WorkImpact.Restricted => new("Kerja terbatas atau dipindah tugas", "Restricted or transferred"),
        WorkImpact.LostTime => new("Tidak dapat bekerja", "Unfit for any work"),
        WorkImpact.Fatal => new("Meninggal", "Fatal"),
    };
}
