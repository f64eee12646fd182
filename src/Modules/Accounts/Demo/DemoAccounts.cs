using Icmesh.Kernel.Text;

namespace Icmesh.Accounts.Demo;

/// <param name="IsAtSite">Works at one site, and sees that one alone.</param>
/// <param name="Company">How many companies into the list of contractors; null for staff of the smelter.</param>
internal sealed record DemoAccount(string Name, string DisplayName, string Role, int? Company = null, bool IsAtSite = false);

/// <summary>One invented person for each role, two where a second company must see nothing of the first. Development alone has them.</summary>
internal static class DemoAccounts
{
    /// <summary>Known to everybody who reads this: it is shown on the sign-in page of Development and refused everywhere else.</summary>
    public const string Password = "contoh-icmesh-demo";

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("hse.admin", "Ratna Siregar", "hse-admin"),
        new("hse.officer", "Bagus Wibowo", "hse-officer"),
        new("auditor", "Lina Purba", "auditor"),
        new("permit.issuer", "Hotman Sitorus", "permit-issuer", IsAtSite: true),
        new("area.authority", "Sari Nasution", "area-authority", IsAtSite: true),
        new("gas.tester", "Dimas Pratama", "gas-tester", IsAtSite: true),
        new("isolation.authority", "Joni Manurung", "isolation-authority", IsAtSite: true),
        new("gate.guard", "Untung Santoso", "gate-guard", IsAtSite: true),
        new("clinic", "dr. Maya Lubis", "clinic"),
        new("contract.owner", "Rudi Harahap", "contract-owner", IsAtSite: true),
        new("procurement.reader", "Wulan Damanik", "procurement-reader"),
        new("management.viewer", "Edi Tarigan", "management-viewer"),
        new("contractor.admin", "Yanti Saragih", "contractor-admin", 0),
        new("contractor.supervisor", "Tono Ginting", "contractor-supervisor", 0),
        new("worker", "Andi Simanjuntak", "worker", 0),
        new("contractor.admin.2", "Fitri Hasibuan", "contractor-admin", 1),
        new("contractor.supervisor.2", "Beni Ritonga", "contractor-supervisor", 1),
        new("worker.2", "Slamet Pane", "worker", 1),
    ];

    public static Sentence Greeting { get; } = new(
        $"Masuk dengan akun contoh, misalnya {All[0].Name}, sandi {Password}; semuanya ada di halaman masuk.",
        $"Sign in with a demo account, such as {All[0].Name}, password {Password}; the sign-in page lists them all.");
}
