using Icmesh.Kernel.Text;

namespace Icmesh.Contractors.Imports;

/// <summary>Sentences that several kinds of import share.</summary>
internal static class ImportText
{
    public static readonly Sentence Contractor = new("kontraktor", "contractor");
    public static readonly Sentence Site = new("lokasi", "site");
    public static readonly Sentence ImportContractorFirst = new("Impor kontraktor itu dulu, atau perbaiki kodenya.", "Import that contractor first, or correct the code.");
    public static readonly Sentence ImportSiteFirst = new("Impor lokasi itu dulu, atau perbaiki kodenya.", "Import that site first, or correct the code.");
    public static readonly Sentence KeepOne = new("Sisakan satu baris saja.", "Keep only one of the rows.");

    public static Sentence Twice(int line, string id, string en) =>
        new($"{id} sudah ada pada baris {line} berkas ini.", $"{en} already stands in row {line} of this file.");
}
