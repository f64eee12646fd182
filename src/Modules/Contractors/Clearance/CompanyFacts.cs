using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;

namespace Icmesh.Contractors.Clearance;

/// <summary>What is known of a worker's company on the day of work.</summary>
internal sealed record CompanyFacts
{
    public static readonly GateFile File = new("contractors/clearance", "Contractors", typeof(CompanyFacts), new("Perusahaan pekerja pada hari kerja", "The worker's company on the day of work"));

    [Fact("Perusahaan berstatus aktif", "The company's status is active")] public bool? CompanyActive { get; init; }

    [Fact("Semua kontraktor utama di atasnya aktif; benar bila tidak ada", "Every main contractor above it is active; true where there is none")] public bool? MainCompanyActive { get; init; }

    [Fact("Kontrak yang berjalan pada hari itu, milik sendiri atau kontraktor utama di atasnya", "Contracts that run on the day, its own or of a main contractor above it", Min = "0")] public int? RunningContracts { get; init; }

    [Fact("Perusahaan memegang sertifikat CSMS", "The company holds a CSMS certificate")] public bool? CsmsHeld { get; init; }

    [Fact("Kelas CSMS mencakup risiko semua kontrak yang berjalan; tidak diketahui tanpa kontrak", "The CSMS class covers the risk of every running contract; not known without one")] public bool? CsmsCovers { get; init; }
}
