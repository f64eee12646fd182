using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Apd.Imports;

/// <summary>What the kinds of import of this module say alike.</summary>
internal static class ImportText
{
    public static readonly ImportColumn Contractor = new("contractor", new("Kode kontraktor", "Contractor code"), ColumnType.Text, true, "K-012") { Reference = "contractors", Synonyms = ColumnWords.Contractor };

    public static readonly ImportColumn Serial = new("serial", new("Nomor seri", "Serial number"), ColumnType.Text, true, "HLM-00123")
    {
        MaxLength = Data.Lengths.Serial, Synonyms = ["Serial", "No. seri", "Nomor label", "Serial no.", "Tag"],
    };

    public static CodeLookup<ContractorCard> Contractors(IEnumerable<ContractorCard> cards) => new(
        new("kontraktor", "contractor"), new("Impor kontraktor itu dulu, atau perbaiki kodenya.", "Import that contractor first, or correct the code."), cards.Select(c => (c.Code, c)));

    public static Sentence Twice(int line, string what) => new($"{what} sudah ada di baris {line}.", $"{what} stands in row {line} already.");

    public static readonly Sentence KeepOne = new("Hapus salah satu baris.", "Remove one of the rows.");
}

/// <summary>What a file knows a person by: company, name and the end of its identity number.</summary>
internal static class PersonWords
{
    public static string Key(Guid contractor, string? name, string? last4) => $"{contractor} {last4} {CodeText.Normalize(name ?? "")}";
}
