namespace Icmesh.Competency;

/// <summary>What jobs demand until HSE says otherwise: the list that a new installation begins with. Sources with V: were read in the text named there.</summary>
internal static class DefaultRequirements
{
    public static IEnumerable<Requirement> Make() => All.Select(r => new RequirementKey(r.Job, r.Role, null, r.Type, r.Class).Make(r.IsMandatory, r.Law, r.Status));

    private static readonly (string Job, string? Role, string Type, string? Class, bool IsMandatory, string Law, string Status)[] All =
    [
        ("SUPERVISION", "PETUGAS_K3", "AK3U_SKP", null, true, "Ahli K3 Umum: wajib mulai 100 pekerja atau bahaya tinggi", Requirement.Unverified),
        ("SUPERVISION", "PENGAWAS", "POP", null, false, "Pengawas di area hukum pertambangan (V:S66)", Requirement.Verified),
        ("HOT_WORK", "JURU_LAS", "JURU_LAS", "III", true, "Permenaker 02/MEN/1982 (V:S60)", Requirement.Verified),
        ("HOT_WORK", "JURU_LAS", "WPQ", null, false, "Kode las", Requirement.Unverified),
        ("FIRE_WATCH", null, "PENJAGA_API", null, true, "Usulan ICMESH", Requirement.Proposed),
        ("FIRE_WATCH", null, "KEBAKARAN_D", null, false, "Kepmenaker 186/1999", Requirement.Unverified),
        ("CONFINED_SPACE", null, "TEKNISI_K3_RT", null, true, "Permenaker 11/2023 (V:S36)", Requirement.Verified),
        ("GAS_TEST", null, "TEKNISI_DETEKSI_GAS_RT", null, true, "Permenaker 11/2023 (V:S36)", Requirement.Verified),
        ("CONFINED_RESCUE", null, "PENYELAMAT_RT", null, true, "Permenaker 11/2023 (V:S36)", Requirement.Verified),
        ("HEIGHT", null, "TKBT1", null, true, "Permenaker 9/2016 (V:S61)", Requirement.Verified),
        ("HEIGHT", "PENGAWAS", "TKBT2", null, true, "Permenaker 9/2016 (V:S61)", Requirement.Verified),
        ("ROPE_ACCESS", null, "TKPK1", null, true, "Permenaker 9/2016", Requirement.Unverified),
        ("ROPE_ACCESS", "PENGAWAS", "TKPK3", null, true, "Permenaker 9/2016", Requirement.Unverified),
        ("SCAFFOLD", "PERANCAH", "PERANCAH_TEKNISI", null, true, "Praktik Kemnaker dan BNSP", Requirement.Unverified),
        ("SCAFFOLD", "PENGAWAS", "PERANCAH_SUPERVISI", null, true, "Praktik Kemnaker dan BNSP", Requirement.Unverified),
        ("SCAFFOLD", null, "TKBT1", null, false, "Permenaker 9/2016 (V:S61)", Requirement.Verified),
        ("CRANE", "OPERATOR_CRANE", "SIO_OVERHEAD", "III", true, "Permenaker 8/2020 (V:S55, V:S56)", Requirement.Verified),
        ("FORKLIFT", "OPERATOR_FORKLIFT", "SIO_FORKLIFT", "II", true, "Permenaker 8/2020 (V:S55)", Requirement.Verified),
        ("RIGGING", "JURU_IKAT", "JURU_IKAT", null, true, "Permenaker 8/2020 (V:S55)", Requirement.Verified),
        ("ELECTRICAL", "TEKNISI_LISTRIK", "TEKNISI_K3_LISTRIK", null, true, "Permenaker 12/2015", Requirement.Unverified),
        ("ELECTRICAL", "TEKNISI_LISTRIK", "PETUGAS_P3K", null, false, "Resusitasi jantung paru", Requirement.Unverified),
        ("EXCAVATION", null, "SIO_EXCAVATOR", null, false, "Permenaker 8/2020 (V:S55)", Requirement.Verified),
        ("RADIOGRAPHY", null, "SIB_OR", null, true, "BAPETEN", Requirement.Unverified),
        ("CHEMICALS", null, "PETUGAS_K3_KIMIA", null, true, "Kepmenaker 187/1999", Requirement.Unverified),
        ("POTROOM", null, "LOGAM_CAIR", null, true, "Usulan ICMESH", Requirement.Proposed),
        ("METAL_TAPPING", null, "LOGAM_CAIR", null, true, "Usulan ICMESH", Requirement.Proposed),
        ("SPL_RELINING", null, "UJI_RESPIRATOR", null, true, "Usulan ICMESH", Requirement.Proposed),
        ("SPL_RELINING", null, "OPLB3", null, true, "Kompetensi limbah B3 (BNSP)", Requirement.Unverified),
        ("SCRUBBER", null, "UJI_RESPIRATOR", null, true, "Usulan ICMESH", Requirement.Proposed),
        ("DRIVER", "PENGEMUDI", "SIM", "A", true, "SIM sesuai golongan (V:S132)", Requirement.Verified),
        ("DRIVER", "PENGEMUDI", "SIMPER", null, true, "Usulan ICMESH", Requirement.Proposed),
    ];
}
