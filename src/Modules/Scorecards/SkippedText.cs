using System.Globalization;
using Icmesh.Kernel.Text;

namespace Icmesh.Scorecards;

/// <summary>Says which nights have no evaluation, on the page of runs and in the terminal.</summary>
internal static class SkippedText
{
    public static Sentence Of((DateOnly From, DateOnly To) nights) => new(
        $"Malam {Day(nights.From, "id-ID")} sampai {Day(nights.To, "id-ID")} belum dinilai. Yang dikejar sendiri hanya {CatchUp.MostNights} malam terakhir; nilai tanggal lain bila diperlukan.",
        $"The nights from {Day(nights.From, "en-US")} to {Day(nights.To, "en-US")} are not evaluated. Only the last {CatchUp.MostNights} nights are made up by themselves; evaluate other dates where they are needed.");

    private static string Day(DateOnly day, string language) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language));
}
