namespace Icmesh.Incidents.Demo;

/// <summary>An incident that gives a company of the demonstration its grade.</summary>
/// <param name="DaysBack">Days before yesterday, which the night judges.</param>
internal sealed record DemoEvent(string Code, int DaysBack, Treatment Treatment, WorkImpact Impact, int DaysLost, int RestrictedDays, int Potential, string Narrative)
{
    public string? PermanentLoss { get; init; }
    public bool IsConcealed { get; init; }
    public bool IsEmployee { get; init; }
    public bool IsCommuting { get; init; }
    public bool? IsAttributable { get; init; } = true;
}

internal static class DemoStory
{
    /// <summary>
    /// By the default scorecard: K-001 excellent, K-002 and K-010 good, K-004 and K-011 fair, K-005 poor, K-006 bad; K-007 has the fatality override,
    /// K-008 the concealed incident, K-009 the lost-time injury of this month; K-024 reports no hours and cannot be assessed.
    /// </summary>
    public static readonly DemoEvent[] Events =
    [
        new("K-002", 95, Treatment.Medical, WorkImpact.None, 0, 0, 3, "Punggung tangan kiri tersayat ujung pelat saat memotong duct di anode baking; luka dijahit tiga jahitan, kembali bekerja pada sif berikutnya."),
        new("K-004", 60, Treatment.Medical, WorkImpact.None, 0, 0, 3, "Mata kanan kemasukan gram gerinda walau memakai kacamata; diambil dokter dan diberi antibiotik tetes."),
        new("K-004", 170, Treatment.Medical, WorkImpact.Restricted, 0, 6, 4, "Pergelangan kaki terkilir saat turun dari perancah dekat silo alumina; enam hari bekerja di kantor lapangan."),
        new("K-005", 40, Treatment.Medical, WorkImpact.Restricted, 0, 4, 4, "Paha terkena percikan logam cair dari crucible ketika dituang; luka bakar derajat dua seluas telapak tangan, celana aluminized tidak dipakai penuh."),
        new("K-005", 210, Treatment.Medical, WorkImpact.None, 0, 0, 3, "Jari terjepit pintu kabin truk; kuku dicabut di klinik."),
        new("K-006", 120, Treatment.Medical, WorkImpact.LostTime, 12, 0, 5, "Juru ikat terhimpit sling ketika beban berayun; tulang rusuk retak, dua belas hari tidak masuk."),
        new("K-007", 150, Treatment.Fatal, WorkImpact.Fatal, 0, 0, 6, "Teknisi tersengat saat membersihkan isolator bay 4; isolasi dan uji tanpa tegangan belum dilakukan. Korban meninggal di rumah sakit.") { IsAttributable = null },
        new("K-008", 75, Treatment.Medical, WorkImpact.Restricted, 0, 5, 4, "Jari manis retak tertimpa bata refraktori. Tidak dilaporkan; diketahui dari tagihan klinik sepuluh hari kemudian.") { IsConcealed = true },
        new("K-009", 0, Treatment.Medical, WorkImpact.LostTime, 1, 0, 4, "Terpeleset di tangga dermaga yang basah, lutut memar berat; tidak dapat bekerja pada sif berikutnya."),
        new("K-010", 80, Treatment.Medical, WorkImpact.None, 0, 0, 2, "Luka bakar ringan di leher oleh percikan las; diberi salep resep dokter."),
        new("K-011", 33, Treatment.Medical, WorkImpact.None, 0, 0, 3, "Pelipis terbentur pipa perancah; dua jahitan."),
        new("K-011", 190, Treatment.Medical, WorkImpact.Restricted, 0, 3, 4, "Bahu tertarik menahan pipa yang merosot; tiga hari tugas ringan."),
        new("K-006", 430, Treatment.Medical, WorkImpact.LostTime, 34, 0, 5, "Ujung jari telunjuk kanan terputus oleh pengunci hook crane.") { PermanentLoss = "INDEX-DISTAL" },
        new("K-002", 520, Treatment.Medical, WorkImpact.LostTime, 7, 0, 4, "Tergelincir di lantai berdebu kokas, pinggang terkilir; tujuh hari tidak masuk."),
        new("K-012", 640, Treatment.Medical, WorkImpact.None, 0, 0, 3, "Menghirup debu alumina saat mengganti filter; diperiksa dan diberi obat."),
        new("K-001", 48, Treatment.Medical, WorkImpact.LostTime, 3, 0, 3, "Karyawan perusahaan terserempet troli anoda yang didorong pekerja kontraktor.") { IsEmployee = true, IsAttributable = false },
        new("K-017", 27, Treatment.Medical, WorkImpact.LostTime, 5, 0, 3, "Jatuh dari sepeda motor dalam perjalanan berangkat kerja di Sei Suka.") { IsCommuting = true, IsAttributable = false },
    ];

    public static readonly string[] NearMisses =
    [
        "Kunci pas jatuh dari platform setinggi 6 meter ke lorong yang sudah dibarikade.",
        "Forklift mundur tanpa pemandu dan berhenti satu meter dari pejalan kaki.",
        "Tabung asetilena ditemukan tanpa pengikat di samping jalur troli anoda.",
        "Kran air tetap terbuka dekat launder sebelum penuangan; ditutup pengawas.",
        "Sling serat retak ditemukan saat pemeriksaan sebelum angkat.",
        "Pekerja masuk garis merah crane; operator menghentikan angkat.",
        "Kabel las terkelupas menempel pada handrail; sirkuit diputus.",
        "Tutup manhole di lorong kabel terbuka tanpa pagar.",
        "Alat uji gas berbunyi di saluran pitch sebelum orang masuk; pekerjaan ditunda.",
    ];

    public static readonly string[] FirstAid =
    [
        "Telapak tangan tergores tepi pelat; dibersihkan dan dibalut.",
        "Debu alumina di mata; dibilas dengan air di eyewash.",
        "Lutut memar terbentur rangka conveyor; kompres dingin.",
        "Kepanasan di potline; istirahat dan minum di ruang sejuk.",
        "Jari terjepit ringan saat menyusun ingot; kompres dingin dan plester.",
        "Kulit lengan kemerahan terkena percikan kecil; dibilas air.",
    ];

    /// <summary>Where a company works most.</summary>
    public static string SiteOf(string contractorCode) => contractorCode switch
    {
        "K-002" or "K-003" or "K-010" or "K-014" or "K-015" => "KRB",
        "K-005" or "K-008" or "K-018" or "K-021" or "K-023" => "CST",
        "K-004" or "K-007" or "K-009" or "K-016" or "K-022" or "K-024" => "UTL",
        _ => "RDX",
    };
}
