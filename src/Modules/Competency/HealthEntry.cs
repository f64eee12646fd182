using Icmesh.Kernel.Text;

namespace Icmesh.Competency;

/// <summary>What a clinic or a file says of a check-up, before it is kept.</summary>
internal sealed record FitnessEntry(DateOnly ExaminedOn, FitnessResult Result, IReadOnlyList<string> Restrictions, DateOnly? ValidUntil, string Clinic)
{
    /// <summary>No clinic lets somebody work for longer without another check-up.</summary>
    public const int MostMonths = 24;

    /// <summary>As it is kept: each once, in a fixed order.</summary>
    public string? Codes => Restrictions.Count == 0 ? null : string.Join(',', Restrictions.Distinct().Order(StringComparer.Ordinal));

    /// <returns>The field, why and what to do; null where nothing is wrong.</returns>
    public (string Field, Sentence Reason, Sentence Remedy)? Contradiction(DateOnly today, CertificateTypes types)
    {
        if (ExaminedOn > today)
        {
            return ("examinedOn", new("Tanggal pemeriksaan ada di masa depan.", "The check-up lies in the future."), new("Periksa tanggalnya.", "Check the day."));
        }

        if (ValidUntil < ExaminedOn || ValidUntil > ExaminedOn.AddMonths(MostMonths))
        {
            return ("validUntil", new($"Batas berlaku sebelum pemeriksaan atau lebih dari {MostMonths} bulan sesudahnya.", $"The last day is before the check-up or more than {MostMonths} months after it."), new("Salin dari surat klinik.", "Copy it from the clinic's letter."));
        }

        if (Restrictions.FirstOrDefault(c => types.Restrictions.All(r => r.Code != c)) is { } unknown)
        {
            return ("restrictions", new($"Tidak ada pembatasan \"{unknown}\".", $"There is no restriction \"{unknown}\"."), new($"Pakai: {string.Join(", ", types.Restrictions.Select(r => r.Code))}.", $"Use: {string.Join(", ", types.Restrictions.Select(r => r.Code))}."));
        }

        return Result is FitnessResult.Fit && Restrictions.Count > 0
            ? ("restrictions", new("Laik kerja tanpa catatan tidak punya pembatasan.", "Fit without a note has no restrictions."), new("Pilih laik kerja dengan catatan.", "Choose fit with a note."))
            : null;
    }

    public Fitness Make(Guid contractor, Guid worker) => new()
    {
        ContractorId = contractor, WorkerId = worker, ExaminedOn = ExaminedOn, Result = Result, Restrictions = Codes, ValidUntil = ValidUntil, Clinic = Clinic.Trim(),
    };

    public void WriteTo(Fitness fitness) => (fitness.Result, fitness.Restrictions, fitness.ValidUntil, fitness.Clinic) = (Result, Codes, ValidUntil, Clinic.Trim());
}

/// <summary>What somebody says of an induction, before it is kept.</summary>
/// <param name="Score">Of the test, 0–100; null where it was not by test.</param>
/// <param name="IsPassed">Null where the score says it.</param>
internal sealed record InductionEntry(DateOnly GivenOn, int? Score, bool? IsPassed)
{
    public bool Passes(CertificateTypes types) => IsPassed ?? Score >= types.InductionPassMark;

    /// <returns>The field, why and what to do; null where nothing is wrong.</returns>
    public (string Field, Sentence Reason, Sentence Remedy)? Contradiction(DateOnly today, CertificateTypes types)
    {
        if (GivenOn > today)
        {
            return ("givenOn", new("Tanggal induksi ada di masa depan.", "The induction lies in the future."), new("Periksa tanggalnya.", "Check the day."));
        }

        if (Score is null && IsPassed is null)
        {
            return ("score", new("Nilai dan kelulusan belum diisi.", "Neither score nor result is there."), new("Isi salah satunya.", "Fill in one of them."));
        }

        return Score is { } score && IsPassed is { } passed && passed != score >= types.InductionPassMark
            ? ("passed", new($"Nilai {score} dan kelulusan tidak cocok: nilai lulus {types.InductionPassMark}.", $"A score of {score} and the result contradict each other: the pass mark is {types.InductionPassMark}."), new("Kosongkan salah satunya.", "Leave one of them empty."))
            : null;
    }

    public Induction Make(Guid contractor, Guid worker, CertificateTypes types) => new() { ContractorId = contractor, WorkerId = worker, GivenOn = GivenOn, Score = Score, IsPassed = Passes(types) };
}
