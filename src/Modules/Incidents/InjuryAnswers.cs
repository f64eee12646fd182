using Icmesh.Kernel.Text;

namespace Icmesh.Incidents;

/// <summary>What is asked about an injury, each question apart.</summary>
/// <param name="PermanentLoss">Codes of the days-charged table; empty for none.</param>
/// <param name="DaysLost">Days absent, 0 or more.</param>
internal sealed record InjuryAnswers(Treatment Treatment, WorkImpact Impact, IReadOnlyList<string> PermanentLoss, int DaysLost, int RestrictedDays)
{
    private const int MostDays = 36_500;

    /// <exception cref="RefusedException">The answers contradict each other.</exception>
    public void Check()
    {
        if (Contradiction() is { } found)
        {
            throw new RefusedException(found.Reason, found.Remedy);
        }
    }

    /// <summary>Why the answers cannot all be true, the field concerned and what to do; null where they can.</summary>
    public (string Field, Sentence Reason, Sentence Remedy)? Contradiction()
    {
        if (Treatment is Treatment.Fatal != Impact is WorkImpact.Fatal)
        {
            return ("impact",
                new("Perawatan dan dampak kerja harus sama-sama \"meninggal\" atau sama-sama tidak.", "Treatment and work impact must both be fatal, or neither."),
                new("Bila korban meninggal, pilih Meninggal pada kedua pertanyaan.", "If the person died, choose Fatal in both questions."));
        }

        if (DaysLost is < 0 or > MostDays || RestrictedDays is < 0 or > MostDays)
        {
            return ("daysLost",
                new("Jumlah hari harus antara 0 dan 36.500.", "The number of days must be between 0 and 36,500."),
                new("Isi hari kalender tidak masuk kerja atau kerja terbatas.", "Enter calendar days absent or restricted."));
        }

        if (DaysLost > 0 && Impact is WorkImpact.None or WorkImpact.Restricted)
        {
            return ("daysLost",
                new($"Ada {DaysLost} hari hilang, tetapi dampak kerjanya bukan hilang waktu kerja.", $"{DaysLost} days were lost, but the work impact is not lost time."),
                new("Pilih dampak \"Hilang waktu kerja\", atau isi hari hilang dengan 0.", "Choose the impact lost time, or enter 0 days lost."));
        }

        return null;
    }
}
