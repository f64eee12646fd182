using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Competency.Checks;

/// <summary>What is known, on the day of work, of a worker's best certificate for one that the job demands.</summary>
internal sealed record CertificateFacts
{
    public static readonly GateFile File = new("competency/certificate", "Competency", typeof(CertificateFacts), new("Sertifikat yang diwajibkan pekerjaan", "A certificate that the job demands"));

    [Fact("Ada sertifikat yang memenuhi permintaan", "A certificate that will do is on record")] public bool? Held { get; init; }

    [Fact("Sertifikat sudah dicabut pada hari itu", "It is revoked on the day")] public bool? Revoked { get; init; }

    [Fact("Hari sejak tanggal terbit; negatif sebelum terbit", "Days since it was issued; negative before that", Unit = "d")] public int? DaysSinceIssue { get; init; }

    [Fact("Hari sampai akhir masa berlaku; 36500 bila tanpa akhir; negatif sesudah lewat", "Days to its last day; 36500 where there is no end; negative after it", Unit = "d")] public int? DaysLeft { get; init; }

    [Fact("Hari masa berlaku tercetak melebihi batas jenisnya", "Days that its printed validity lies beyond what its type allows", Unit = "d", Min = "0")] public int? DaysOverMaximum { get; init; }

    [Fact("Penunjukan ini untuk perusahaan pekerja; benar bila jenisnya tidak terikat perusahaan", "The appointment names the worker's company; true where its type is not bound to one")] public bool? ForThisEmployer { get; init; }

    [Fact("Dipakai dalam batas bulan menganggur jenisnya; benar bila tanpa batas", "Used within the idle months of its type; true where there is no such limit")] public bool? InUse { get; init; }

    [Fact("Kelas mencakup kelas yang diminta; benar bila tanpa kelas", "Its class covers the one required; true without classes")] public bool? ClassCovers { get; init; }

    [Fact("Keasliannya sudah diverifikasi", "Somebody made sure that it is genuine")] public bool? Verified { get; init; }
}

/// <summary>What is known of a certificate that is recommended, or demanded by a source that nobody has verified.</summary>
internal sealed record RequirementFacts
{
    public static readonly GateFile File = new("competency/requirement", "Competency", typeof(RequirementFacts), new("Sertifikat yang dianjurkan atau belum dipastikan", "A certificate that is recommended or not confirmed"));

    [Fact("Pekerjaan mewajibkannya menurut sumber yang belum diverifikasi; salah bila hanya dianjurkan", "The job demands it by a source that nobody has verified; false where it is only recommended")] public bool? Mandatory { get; init; }

    [Fact("Ada sertifikat yang memenuhi permintaan", "A certificate that will do is on record")] public bool? Held { get; init; }

    [Fact("Sertifikat itu lulus semua aturan competency/certificate", "It passes every rule of competency/certificate")] public bool? Valid { get; init; }
}

/// <summary>What the latest medical check-up says on the day of work.</summary>
internal sealed record FitnessFacts
{
    public static readonly GateFile File = new("competency/fitness", "Competency", typeof(FitnessFacts), new("Kelaikan kerja menurut pemeriksaan kesehatan", "Fitness by medical check-up"));

    [Fact("Ada hasil MCU", "A medical check-up is on record")] public bool? Examined { get; init; }

    [Fact("Bulan penuh sejak pemeriksaan", "Whole months since the check-up", Min = "0")] public int? MonthsSince { get; init; }

    [Fact("Hari sampai batas yang ditulis klinik; 36500 bila tidak ditulis", "Days to the last day that the clinic wrote; 36500 where it wrote none", Unit = "d")] public int? DaysLeft { get; init; }

    [Fact("Hasilnya laik kerja, dengan atau tanpa catatan", "Its result is fit, with or without a note")] public bool? Fit { get; init; }

    [Fact("Tidak ada pembatasan yang mengecualikan pekerjaan ini", "No restriction excludes this work")] public bool? Permitted { get; init; }
}

/// <summary>What the latest induction says on the day of work.</summary>
internal sealed record InductionFacts
{
    public static readonly GateFile File = new("competency/induction", "Competency", typeof(InductionFacts), new("Induksi K3LH", "K3LH induction"));

    [Fact("Ada induksi yang tercatat", "An induction is on record")] public bool? Inducted { get; init; }

    [Fact("Lulus uji induksi", "Its test was passed")] public bool? Passed { get; init; }

    [Fact("Bulan penuh sejak induksi", "Whole months since the induction", Min = "0")] public int? MonthsSince { get; init; }
}
