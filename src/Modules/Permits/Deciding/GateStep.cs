using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Permits.Deciding;

/// <summary>Which file of rules a step must pass.</summary>
internal enum GateStep
{
    /// <summary>What an application needs: <c>rules/permits/submit.json</c>.</summary>
    Submit,

    /// <summary>What must hold for work to begin and to go on: <c>rules/permits/issue.json</c>.</summary>
    Issue,

    /// <summary>What must hold before work is done and before the permit is closed: <c>rules/permits/close.json</c>.</summary>
    Close,
}

/// <summary>What is known of an application.</summary>
internal sealed record SubmitFacts
{
    public static readonly GateFile File = new("permits/submit", "Permits", typeof(SubmitFacts), new("Izin yang diajukan", "A permit that is applied for")) { AlwaysStops = true };

    [Fact("Lama izin yang direncanakan", "Planned validity", Unit = "h", Min = "-87600", Max = "87600")] public decimal? HoursPlanned { get; init; }

    [Fact("Masa berlaku terpanjang yang boleh untuk jenis-jenisnya", "Longest validity that its types allow", Unit = "h", Min = "0.01")] public decimal? HoursAllowed { get; init; }

    [Fact("Menit sampai masa berlakunya habis; negatif bila sudah lewat", "Minutes until its validity ends; negative where it is past", Unit = "min")] public int? MinutesLeft { get; init; }

    [Fact("Kru yang ditunjuk", "People named in the crew", Min = "0")] public int? CrewNamed { get; init; }

    [Fact("Penanggung jawab pekerjaan yang ditunjuk", "Performing authorities named", Min = "0")] public int? LeadsNamed { get; init; }

    [Fact("Orang yang masih kurang untuk peran yang diwajibkan jenisnya", "People still missing in roles that its types demand", Min = "0")] public int? CrewRolesMissing { get; init; }

    [Fact("Langkah kerja dalam JSA", "Job steps in the JSA", Min = "0")] public int? StepsNamed { get; init; }

    [Fact("Langkah tanpa bahaya atau tanpa pengendalian", "Steps without a hazard or without a control", Min = "0")] public int? StepsOpen { get; init; }

    [Fact("Jenis izin yang dituntut bahaya dan belum dipilih", "Permit types that hazards demand and nobody chose", Min = "0")] public int? TypesMissing { get; init; }

    [Fact("Lampiran wajib yang belum ada berkasnya", "Required attachments without a file", Min = "0")] public int? DocumentsMissing { get; init; }
}

/// <summary>What is known of a permit while work is about to begin or goes on.</summary>
internal sealed record IssueFacts
{
    public static readonly GateFile File = new("permits/issue", "Permits", typeof(IssueFacts), new("Izin yang dikerjakan", "A permit that is worked under")) { AlwaysStops = true };

    [Fact("Menit sejak masa berlakunya mulai; negatif sebelum itu", "Minutes since its validity began; negative before", Unit = "min")] public int? MinutesSinceStart { get; init; }

    [Fact("Menit sampai masa berlakunya habis; negatif bila sudah lewat", "Minutes until its validity ends; negative where it is past", Unit = "min")] public int? MinutesLeft { get; init; }

    [Fact("Kru yang ditunjuk", "People named in the crew", Min = "0")] public int? CrewNamed { get; init; }

    [Fact("Kru yang ditahan, atau yang tidak dapat dinilai", "People of the crew who are stopped or cannot be judged", Min = "0")] public int? WorkersNotReady { get; init; }

    [Fact("Ketinggian tanpa uji gas yang masih segar; 0 bila tidak diperlukan", "Heights without a fresh gas test; 0 where none is needed", Min = "0")] public int? GasHeightsMissing { get; init; }

    [Fact("Ketinggian yang uji gas terakhirnya di luar batas", "Heights whose latest gas test is out of limits", Min = "0")] public int? GasHeightsUnsafe { get; init; }

    [Fact("Titik isolasi yang belum dikunci dan dicoba; 1 bila diperlukan dan tidak ada yang didaftar", "Isolation points not locked and tried out; 1 where isolation is needed and none is listed", Min = "0")] public int? IsolationsOpen { get; init; }

    [Fact("Pekerjaan yang berjalan di area ini dan tidak boleh bersamaan", "Jobs that go on in this area and must not at the same time", Min = "0")] public int? ConflictsForbidden { get; init; }

    [Fact("Pekerjaan yang berjalan di area ini tanpa mitigasi yang ditandatangani", "Jobs that go on in this area without a signed mitigation", Min = "0")] public int? ConflictsOpen { get; init; }

    [Fact("1 bila pekerjaan sudah mulai dan tidak ada pemegang izin pada sif ini", "1 where the work began and nobody holds the permit in this shift", Min = "0", Max = "1")] public int? HolderMissing { get; init; }

    [Fact("Butir daftar periksa yang belum dikonfirmasi di tempat", "Items of the checklist not confirmed on site", Min = "0")] public int? ChecksOpen { get; init; }
}

/// <summary>What is known of a permit whose work is said to be done.</summary>
internal sealed record CloseFacts
{
    public static readonly GateFile File = new("permits/close", "Permits", typeof(CloseFacts), new("Izin yang akan selesai", "A permit that is about to be done")) { AlwaysStops = true };

    [Fact("Orang yang tercatat di dalam", "People counted inside", Min = "0")] public int? PersonsInside { get; init; }

    [Fact("Gembok pribadi yang masih terpasang", "Personal locks still on", Min = "0")] public int? LocksOn { get; init; }

    [Fact("Menit jaga api yang tersisa; 0 bila tidak diperlukan, tidak diketahui selama pekerjaan panas belum dinyatakan selesai", "Minutes of fire watch left; 0 where none is needed, not known until hot work is said to have ended", Unit = "min")] public int? FireWatchMinutesLeft { get; init; }
}

/// <summary>What one gas test found.</summary>
internal sealed record GasFacts
{
    public static readonly GateFile File = new("permits/gas", "Permits", typeof(GasFacts), new("Satu uji gas", "One gas test")) { AlwaysStops = true };

    [Fact("Umur kalibrasi alat", "Age of the instrument's calibration", Unit = "d")] public int? CalibrationAgeDays { get; init; }

    [Fact("Oksigen", "Oxygen", Unit = "%", Min = "0", Max = "100")] public decimal? OxygenPct { get; init; }

    [Fact("Gas mudah terbakar", "Flammable gas", Unit = "% LEL", Min = "0", Max = "100")] public decimal? LelPct { get; init; }

    [Fact("Karbon monoksida", "Carbon monoxide", Unit = "ppm", Min = "0")] public decimal? CoPpm { get; init; }

    [Fact("Hidrogen sulfida", "Hydrogen sulphide", Unit = "ppm", Min = "0")] public decimal? H2sPpm { get; init; }

    [Fact("Izin ini mencakup pekerjaan panas", "The permit covers hot work")] public bool? HotWork { get; init; }
}

/// <summary>Where else a worker is at the moment that is asked about.</summary>
internal sealed record BookingFacts
{
    public static readonly GateFile File = new("permits/booking", "Permits", typeof(BookingFacts), new("Pekerja di tempat lain", "A worker elsewhere"));

    [Fact("Area lain tempat pekerja ini ada di izin yang sedang dikerjakan", "Other areas in which this worker is on a permit that is worked under", Min = "0")] public int? OtherAreas { get; init; }
}
