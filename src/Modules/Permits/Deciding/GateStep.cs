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

    [Fact("Butir daftar periksa yang belum dikonfirmasi di tempat", "Items of the checklist not confirmed on site", Min = "0")] public int? ChecksOpen { get; init; }
}
