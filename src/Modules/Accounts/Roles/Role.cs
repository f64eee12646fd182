using Icmesh.Kernel.Text;

namespace Icmesh.Accounts.Roles;

/// <param name="Code">As in <c>authz/matrix.csv</c>.</param>
/// <param name="NeedsSecondFactor">Decides what others may do: a stolen password must not be enough.</param>
/// <param name="IsContractors">Held by persons of a contractor, and by nobody else.</param>
internal sealed record Role(string Code, Sentence Title, bool IsContractors = false, bool NeedsSecondFactor = false)
{
    public const string HseAdmin = "hse-admin", ContractorAdmin = "contractor-admin";

    public static IReadOnlyList<Role> All { get; } =
    [
        new(HseAdmin, new("Admin K3LH", "HSE admin"), NeedsSecondFactor: true),
        new("hse-officer", new("Petugas K3LH", "HSE officer")),
        new("auditor", new("Auditor", "Auditor")),
        new("permit-issuer", new("Penerbit izin", "Permit issuer"), NeedsSecondFactor: true),
        new("area-authority", new("Penanggung jawab area", "Area authority"), NeedsSecondFactor: true),
        new("gas-tester", new("Teknisi deteksi gas", "Gas tester")),
        new("isolation-authority", new("Otoritas isolasi", "Isolation authority")),
        new("gate-guard", new("Petugas gerbang", "Gate guard")),
        new("clinic", new("Klinik", "Clinic")),
        new("contract-owner", new("Pemilik kontrak", "Contract owner")),
        new("procurement-reader", new("Pembaca pengadaan", "Procurement reader")),
        new(ContractorAdmin, new("Admin kontraktor", "Contractor admin"), IsContractors: true),
        new("contractor-supervisor", new("Pengawas kontraktor", "Contractor supervisor"), IsContractors: true),
        new("worker", new("Pekerja", "Worker"), IsContractors: true),
        new("management-viewer", new("Manajemen", "Management viewer")),
    ];

    public static Role? Find(string? code) => All.FirstOrDefault(r => r.Code == code);

    public static string TitleOf(string code) => Find(code)?.Title.ToString() ?? code;
}
