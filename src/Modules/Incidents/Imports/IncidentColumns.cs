using Icmesh.Incidents.Data;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Incidents.Imports;

internal static class IncidentColumns
{
    private static readonly Sentence Flag = new("true atau false; kosong berarti tidak.", "true or false; empty means no.");

    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new("contractor", new("Kode kontraktor", "Contractor code"), ColumnType.Text, true, "K-012") { Reference = "contractors", Synonyms = ColumnWords.Contractor },
        new("site", new("Kode lokasi", "Site code"), ColumnType.Text, true, "RDX") { Reference = "sites", Synonyms = ColumnWords.Site },
        new("occurredAt", new("Waktu kejadian", "Time of the incident"), ColumnType.DateTime, true, "2026-03-14 09:30")
        {
            Synonyms = ["Tanggal", "Tanggal kejadian", "Tgl kejadian", "Tanggal dan waktu", "Tanggal insiden", "Date", "Incident date", "Date of incident", "Date and time", "Event date"],
        },
        new("treatment", new("Perawatan tertinggi", "Highest treatment"), ColumnType.Choice, true, "FirstAid") { Choices = Enum.GetNames<Treatment>(), Synonyms = ["Perawatan", "Jenis perawatan", "Pengobatan", "Penanganan medis", "Treatment", "Medical treatment"] },
        new("impact", new("Dampak pada kerja", "Impact on work"), ColumnType.Choice, true, "None") { Choices = Enum.GetNames<WorkImpact>(), Synonyms = ["Dampak", "Dampak kerja", "Akibat", "Impact", "Work impact"] },
        new("daysLost", new("Hari hilang", "Days lost"), ColumnType.Integer, false, "0") { Min = 0, Max = 36_500, Synonyms = ["Hari kerja hilang", "Jumlah hari hilang", "Lost days", "Lost work days", "LWD"] },
        new("restrictedDays", new("Hari kerja terbatas", "Restricted days"), ColumnType.Integer, false, "0") { Min = 0, Max = 36_500, Synonyms = ["Hari terbatas", "Jumlah hari terbatas", "Restricted work days", "RWD"] },
        new("permanentLoss", new("Kehilangan tetap", "Permanent loss"), ColumnType.Text, false, "")
        {
            Synonyms = ["Cacat tetap", "Cacat permanen", "Permanent disability", "Permanent impairment"],
            Help = new("Kode tabel hari dibebankan, misalnya INDEX-DISTAL; beberapa dipisah koma.", "Code of the days-charged table, for example INDEX-DISTAL; several separated by commas."),
        },
        new("potential", new("Tingkat potensi", "Potential severity"), ColumnType.Integer, true, "3")
        {
            Min = Incident.LowestPotential, Max = Incident.HighestPotential,
            Synonyms = ["Potensi", "Potensi keparahan", "Tingkat potensi keparahan", "Potential", "Potential level"],
        },
        new("narrative", new("Uraian kejadian", "Narrative"), ColumnType.Text, true, "Jari terjepit saat memasang batang anoda.")
        {
            MaxLength = Incident.NarrativeLength, Synonyms = ["Uraian", "Kronologi", "Kronologis kejadian", "Deskripsi", "Keterangan", "Description", "Chronology", "Event description"],
        },
        new("externalId", new("Nomor di sistem asal", "Number in the source system"), ColumnType.Text, false, "INS-2026-014")
        {
            MaxLength = IncidentMapping.ExternalIdLength,
            Synonyms = ["Nomor", "Nomor laporan", "No. laporan", "Nomor insiden", "No. insiden", "Incident number", "Report number", "Incident ID"],
            Help = new("Kunci impor ulang; tanpa ini seluruh baris menjadi kunci.", "Key of a second import; without it the whole row is the key."),
        },
        new("employee", new("Karyawan perusahaan", "Employee of the smelter"), ColumnType.Flag, false, "false") { Help = Flag, Synonyms = ["Karyawan", "Karyawan sendiri", "Pegawai", "Own employee"] },
        new("concealed", new("Tidak dilaporkan", "Concealed"), ColumnType.Flag, false, "false") { Help = Flag, Synonyms = ["Disembunyikan", "Insiden disembunyikan", "Not reported", "Hidden"] },
        new("attributable", new("Kesalahan kontraktor", "Fault of the contractor"), ColumnType.Flag, false, "")
        {
            Synonyms = ["Kesalahan", "Akibat kontraktor", "Contractor at fault", "At fault"],
            Help = new("Kosong selama masih diselidiki.", "Empty while it is investigated."),
        },
        new("commuting", new("Perjalanan ke atau dari kerja", "Commuting"), ColumnType.Flag, false, "false") { Help = Flag, Synonyms = ["Perjalanan", "Perjalanan kerja", "Kecelakaan perjalanan", "Commuting accident"] },
    ];
}
