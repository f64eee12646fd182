namespace Icmesh.Kernel.Imports;

/// <summary>What columns that several kinds share are called in the files people have, in Indonesian and English.</summary>
public static class ColumnWords
{
    public static readonly IReadOnlyList<string> Contractor =
        ["Kontraktor", "Kode perusahaan", "Perusahaan", "Nama perusahaan", "Nama kontraktor", "Vendor", "Mitra kerja", "Contractor", "Company", "Company name"];

    public static readonly IReadOnlyList<string> Site =
        ["Lokasi", "Lokasi kerja", "Lokasi kejadian", "Tempat kejadian", "Area", "Area kerja", "Pabrik", "Unit kerja", "Location", "Plant", "Work site"];
}
