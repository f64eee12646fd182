namespace Icmesh.Contractors.Demo;

/// <summary>One invented company of the demonstration data.</summary>
/// <param name="Sites">Where it works, the first one most.</param>
/// <param name="Unreported">Months it forgot, counted back from the last one.</param>
internal sealed record DemoCompany(string Code, string Name, int Workers, CsmsClass? Csms, RiskClass Job, string JobTitle, string[] Sites, string? SubcontractorOf = null, bool ReportsHours = true, params int[] Unreported);

/// <summary>Invented companies and people; the plant is a smelter like the one at Kuala Tanjung.</summary>
internal static class DemoCompanies
{
    public static readonly (string Code, string Name, (string Code, string Name)[] Areas)[] Sites =
    [
        ("KRB", "Pabrik Karbon", [("BAKE", "Anode baking"), ("ROD", "Anode rodding"), ("PITCH", "Gudang pitch dan kokas")]),
        ("RDX", "Pabrik Reduksi", [("PL1", "Potline 1"), ("PL2", "Potline 2"), ("PL3", "Potline 3"), ("GTC", "Gas treatment center")]),
        ("CST", "Pabrik Pengecoran", [("HF", "Holding furnace"), ("INGOT", "Mesin cetak ingot"), ("YARD", "Lapangan ingot")]),
        ("UTL", "Pelabuhan dan Utilitas", [("JETTY", "Dermaga"), ("SILO", "Silo alumina"), ("SUB", "Gardu induk dan penyearah")]),
    ];

    public static readonly DemoCompany[] All =
    [
        new("K-001", "PT Anodra Karya Nusa", 170, CsmsClass.Extreme, RiskClass.VeryHigh, "Perawatan pot dan penggantian katoda", ["RDX", "KRB"]),
        new("K-002", "PT Tanjung Prima Teknindo", 150, CsmsClass.VeryHigh, RiskClass.High, "Perawatan mekanikal pabrik karbon", ["KRB", "CST"]),
        new("K-003", "PT Silau Makmur Engineering", 70, CsmsClass.VeryHigh, RiskClass.VeryHigh, "Pasang bata tungku anode baking", ["KRB"], "K-001"),
        new("K-004", "PT Gemilang Pesisir Konstruksi", 160, CsmsClass.VeryHigh, RiskClass.High, "Pekerjaan sipil dan struktur baja", ["UTL", "RDX", "CST"]),
        new("K-005", "PT Bahtera Angkut Sejati", 80, CsmsClass.Moderate, RiskClass.High, "Angkutan dan penanganan logam cair", ["CST", "RDX"]),
        new("K-006", "PT Perkasa Derek Mandiri", 120, CsmsClass.High, RiskClass.High, "Operasi dan perawatan crane", ["RDX", "CST"]),
        new("K-007", "PT Wira Tegangan Elektrik", 90, CsmsClass.High, RiskClass.High, "Perawatan gardu induk dan penyearah", ["UTL", "RDX"]),
        new("K-008", "PT Sumber Isolasi Refraktori", 135, CsmsClass.High, RiskClass.Moderate, "Isolasi dan refraktori holding furnace", ["CST", "KRB"]),
        new("K-009", "PT Lintas Dermaga Sentosa", 60, CsmsClass.Moderate, RiskClass.Moderate, "Bongkar muat alumina dan kokas", ["UTL"]),
        new("K-010", "CV Batu Bara Fabrikasi Jaya", 45, CsmsClass.High, RiskClass.High, "Fabrikasi dan pengelasan", ["KRB", "RDX"]),
        new("K-011", "CV Mitra Perancah Utama", 40, CsmsClass.High, RiskClass.High, "Pemasangan perancah", ["RDX", "KRB"]),
        new("K-012", "PT Cipta Saring Udara", 30, CsmsClass.Moderate, RiskClass.Moderate, "Perawatan dry scrubber", ["RDX"]),
        new("K-013", "CV Asahan Las Presisi", 26, CsmsClass.High, RiskClass.High, "Pengelasan busbar", ["RDX"], "K-001"),
        new("K-014", "CV Rodding Karya Bersama", 24, CsmsClass.Moderate, RiskClass.Moderate, "Pembersihan rod anoda", ["KRB"], "K-002"),
        new("K-015", "CV Bata Api Sei Suka", 22, CsmsClass.Moderate, RiskClass.High, "Pembongkaran bata tungku", ["KRB"], "K-003"),
        new("K-016", "CV Galian Lestari Teknik", 20, CsmsClass.Moderate, RiskClass.Moderate, "Penggalian dan drainase", ["UTL"], "K-004"),
        new("K-017", "PT Instrumen Kendali Cermat", 25, CsmsClass.High, RiskClass.Moderate, "Kalibrasi instrumen", ["RDX", "CST", "UTL"]),
        new("K-018", "CV Bersih Hijau Persada", 22, CsmsClass.Low, RiskClass.Low, "Kebersihan area dan taman", ["CST", "UTL"], Unreported: [0, 1]),
        new("K-019", "CV Pangan Sehat Pesisir", 17, CsmsClass.Low, RiskClass.Low, "Katering kantin", ["RDX"]),
        new("K-020", "PT Kelola Limbah Amanah", 22, CsmsClass.High, RiskClass.High, "Pengangkutan katoda bekas (SPL)", ["RDX", "UTL"]),
        new("K-021", "PT Pipa Hidrolik Andal", 19, CsmsClass.Moderate, RiskClass.Moderate, "Perawatan hidrolik dan pneumatik", ["CST"]),
        new("K-022", "CV Cat Lindung Korosi", 17, CsmsClass.Moderate, RiskClass.Moderate, "Pengecatan dan blasting", ["UTL"], Unreported: [3]),
        new("K-023", "CV Ban Alat Berat Jaya", 16, CsmsClass.Moderate, RiskClass.Low, "Perawatan forklift dan alat berat", ["CST"]),
        new("K-024", "CV Nusa Survei Baru", 20, null, RiskClass.Low, "Survei dan pengukuran", ["UTL"], ReportsHours: false),
    ];

    public static readonly string[] FirstNames =
    [
        "Ahmad", "Andi", "Bambang", "Budi", "Dedi", "Dewi", "Eko", "Fajar", "Hendra", "Indra", "Irwan", "Joko", "Lukman", "Mariana", "Nurul", "Parlindungan",
        "Rahmat", "Ridwan", "Rina", "Rizky", "Sahat", "Siti", "Sugeng", "Surya", "Togar", "Tri", "Wahyu", "Yusuf", "Zulkifli", "Agus",
    ];

    public static readonly string[] LastNames =
    [
        "Siregar", "Nasution", "Lubis", "Harahap", "Simanjuntak", "Manurung", "Sitorus", "Purba", "Saragih", "Damanik", "Santoso", "Wibowo", "Setiawan", "Hidayat",
        "Pratama", "Saputra", "Kurniawan", "Syahputra", "Ginting", "Tarigan", "Hasibuan", "Ritonga", "Pane", "Batubara", "Gunawan", "Susanto",
    ];

    public static readonly string[] Positions =
        ["Teknisi mekanik", "Juru las", "Operator crane", "Juru ikat", "Teknisi listrik", "Pengawas lapangan", "Petugas K3", "Helper", "Scaffolder", "Operator forklift", "Petugas jaga"];
}
