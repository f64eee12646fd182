using Icmesh.Kernel.Facts;

namespace Icmesh.Incidents.Facts;

/// <summary>
/// Hours and injuries of one contractor with its registered subcontractors over the evaluation window: the twelve calendar months that end
/// with D's month, records up to the end of D. Incidents of the smelter's own employees and commuting accidents are in none of them.
/// Hours are the sum of the months that anybody of this tree reported, and rates are cases of the tree over hours of the tree: a main contractor
/// whose subcontractors do all the work is rated by their reports. Its own silence shows in <see cref="MonthsReported"/>, which is never its
/// subcontractors' doing. Counts are known once anybody of the tree reported one month of the window or an incident happened in it. Rates are also
/// unknown where an incident lies in a month for which the contractor that it belongs to reported no hours, since its own hours are then not in
/// the divisor, and where the hours are 0.
/// </summary>
public sealed record InjuryFacts
{
    /// <summary>Exposure hours, sum of the reported months; whole hours, 0 or more. Unknown where no month was reported.</summary>
    [Fact("Jam kerja orang pada bulan yang dilaporkan, dengan subkontraktor", "Man-hours of the reported months, with subcontractors", Unit = "h", Min = "0", Step = "1")]
    public long? HoursWorked { get; init; }

    /// <summary>Months of the window for which the contractor itself reported hours, 0 to 12. Always known.</summary>
    [Fact("Banyaknya bulan dalam 12 bulan yang jam kerjanya dilaporkan kontraktor sendiri", "Months out of 12 for which the contractor itself reported hours", Min = "0", Max = "12")]
    public int? MonthsReported { get; init; }

    /// <summary>People at work in the last month that anybody of the tree reported, all sites.</summary>
    [Fact("Jumlah pekerja pada bulan terakhir yang dilaporkan, dengan subkontraktor", "People at work in the last reported month, with subcontractors", Min = "0")]
    public int? Headcount { get; init; }

    /// <summary>Deaths caused by an accident at work.</summary>
    [Fact("Jumlah korban meninggal dalam 12 bulan", "Fatalities in 12 months", Min = "0")]
    public int? Fatalities { get; init; }

    /// <summary>Deaths that are the contractor's fault, or still under investigation.</summary>
    [Fact("Korban meninggal karena kesalahan kontraktor, atau yang masih diselidiki", "Fatalities that are the contractor's fault or still under investigation", Min = "0")]
    public int? AttributableFatalities { get; init; }

    /// <summary>Lost-time injuries and permanent losses, without fatalities.</summary>
    [Fact("Cedera hilang waktu kerja (LTI) dalam 12 bulan, tanpa meninggal", "Lost-time injuries in 12 months, without fatalities", Min = "0")]
    public int? LostTimeInjuries { get; init; }

    [Fact("Kasus kerja terbatas (RWC) dalam 12 bulan", "Restricted work cases in 12 months", Min = "0")]
    public int? RestrictedCases { get; init; }

    [Fact("Kasus perawatan medis (MTC) dalam 12 bulan", "Medical treatment cases in 12 months", Min = "0")]
    public int? MedicalCases { get; init; }

    [Fact("Kasus P3K dalam 12 bulan", "First aid cases in 12 months", Min = "0")]
    public int? FirstAidCases { get; init; }

    [Fact("Laporan hampir celaka dalam 12 bulan", "Near misses reported in 12 months", Min = "0")]
    public int? NearMisses { get; init; }

    [Fact("Cedera hilang waktu kerja dan meninggal dalam 12 bulan", "Lost-time injuries and fatalities in 12 months", Min = "0")]
    public int? LtiAndFatalities { get; init; }

    /// <summary>Fatalities, lost-time injuries, restricted work cases and medical treatment cases.</summary>
    [Fact("Cedera tercatat dalam 12 bulan: meninggal, LTI, RWC, dan MTC", "Recordable injuries in 12 months: fatalities, LTI, RWC and MTC", Min = "0")]
    public int? Recordables { get; init; }

    /// <summary>Lost-time injuries in D's calendar month, up to the end of D; without fatalities.</summary>
    [Fact("Cedera hilang waktu kerja pada bulan penilaian", "Lost-time injuries in the month of the evaluation", Min = "0")]
    public int? LtiThisMonth { get; init; }

    /// <summary>Days absent; where days are charged for death or permanent loss (Kep.84/BW/1998) those in their place.</summary>
    [Fact("Hari hilang dan hari dibebankan dalam 12 bulan", "Days lost and days charged in 12 months", Unit = "d", Min = "0")]
    public long? DaysLost { get; init; }

    /// <summary>(LTI + FAT) × 1,000,000 ÷ hours, unrounded.</summary>
    [Fact("LTIFR: LTI dan meninggal per 1.000.000 jam, 12 bulan", "LTIFR: lost-time injuries and fatalities per 1,000,000 hours, 12 months", Unit = "/1.000.000 h", Min = "0")]
    public decimal? Ltifr { get; init; }

    /// <summary>(FAT + LTI + RWC + MTC) × 1,000,000 ÷ hours, unrounded.</summary>
    [Fact("TRIFR: cedera tercatat per 1.000.000 jam, 12 bulan", "TRIFR: recordable injuries per 1,000,000 hours, 12 months", Unit = "/1.000.000 h", Min = "0")]
    public decimal? Trifr { get; init; }

    /// <summary>(days lost + days charged) × 1,000,000 ÷ hours, unrounded.</summary>
    [Fact("SR: hari hilang dan dibebankan per 1.000.000 jam, 12 bulan", "SR: days lost and charged per 1,000,000 hours, 12 months", Unit = "d/1.000.000 h", Min = "0")]
    public decimal? SeverityRate { get; init; }

    /// <summary>(FAT + LTI + RWC + MTC) × 200,000 ÷ hours (OSHA), unrounded.</summary>
    [Fact("TRIR: cedera tercatat per 200.000 jam (OSHA), 12 bulan", "TRIR: recordable injuries per 200,000 hours (OSHA), 12 months", Unit = "/200.000 h", Min = "0")]
    public decimal? Trir { get; init; }

    /// <summary>FR as Indonesian forms ask for it: the same formula as LTIFR.</summary>
    [Fact("FR: tingkat kekerapan per 1.000.000 jam; rumus sama dengan LTIFR", "FR: frequency rate per 1,000,000 hours; the formula of LTIFR", Unit = "/1.000.000 h", Min = "0")]
    public decimal? FrequencyRate { get; init; }

    [Fact("Insiden yang tidak dilaporkan dan ditemukan pihak lain dalam 12 bulan", "Incidents of 12 months that were not reported but found out by others", Min = "0")]
    public int? ConcealedIncidents { get; init; }
}
