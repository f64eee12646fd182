using Icmesh.Kernel.Text;

namespace Icmesh.Scorecards;

/// <summary>Says which nights have no evaluation, on the page of runs and in the terminal.</summary>
internal static class SkippedText
{
    public static Sentence Of((DateOnly From, DateOnly To) nights) => new(
        $"Malam {nights.From:yyyy-MM-dd} sampai {nights.To:yyyy-MM-dd} belum dinilai. Yang dikejar sendiri hanya {CatchUp.MostNights} malam terakhir; nilai tanggal lain bila diperlukan.",
        $"The nights from {nights.From:yyyy-MM-dd} to {nights.To:yyyy-MM-dd} are not evaluated. Only the last {CatchUp.MostNights} nights are made up by themselves; evaluate other dates where they are needed.");
}
