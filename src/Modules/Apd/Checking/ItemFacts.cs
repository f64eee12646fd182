using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Apd.Checking;

/// <summary>What is known of one kind of APD that a worker's job demands, on the day of work.</summary>
internal sealed record ItemFacts
{
    public static readonly GateFile Item = new("apd/item", "Apd", typeof(ItemFacts), new("APD yang dituntut pekerjaan dari seorang pekerja", "APD that a job demands of a worker"));

    /// <summary>The same facts, asked of what stands between a person and death alone.</summary>
    public static readonly GateFile Lifeline = new("apd/lifeline", "Apd", typeof(ItemFacts), new("APD penjaga nyawa yang dituntut pekerjaan", "APD that stands between a person and death"));

    [Fact("Pekerja memegang APD jenis ini, atau yang menggantikannya", "The worker holds APD of this kind, or one that stands in for it")] public bool? Held { get; init; }

    [Fact("Tidak pernah menahan jatuh, terbentur, rusak, atau gagal pemeriksaan", "It never arrested a fall, was hit, damaged or failed an inspection")] public bool? Unharmed { get; init; }

    [Fact("Dalam semua batas umur yang sumbernya sudah diperiksa; benar bila tidak ada batas", "Within every limit of life whose source is verified; true where there is none")] public bool? WithinVerifiedLife { get; init; }

    [Fact("Dalam semua batas umur lain; benar bila tidak ada batas", "Within every other limit of life; true where there is none")] public bool? WithinOtherLife { get; init; }

    [Fact("Pemeriksaan berkala berlaku pada hari itu; benar bila jenis ini tidak memerlukannya", "Its periodic inspection is valid on the day; true where the kind needs none")] public bool? Inspected { get; init; }
}
