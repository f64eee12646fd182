using System.Globalization;

namespace Icmesh.Imports.Mapping;

/// <summary>Reads a date or a wall-clock time. Text is ISO unless a pattern is declared: 03/04 is no date that two people read alike.</summary>
internal static class DateText
{
    private const string Iso = "yyyy-MM-dd";
    private static readonly string[] Times = ["", " HH:mm", " HH:mm:ss", "'T'HH:mm", "'T'HH:mm:ss", " HH.mm"];
    private static readonly string[] IsoPatterns = [.. Times.Select(t => Iso + t)];

    public static string Write(DateTime time) => time.ToString(
        time.TimeOfDay == TimeSpan.Zero ? Iso : time.Second == 0 ? $"{Iso} HH:mm" : $"{Iso} HH:mm:ss", CultureInfo.InvariantCulture);

    public static Typed Type(bool dayOnly, object? cell, string text, string? pattern)
    {
        if (cell is not DateTime time && !Parse(text, pattern, out time))
        {
            return new(null, NotADate(text, pattern));
        }

        if (time.Year is < 1950 or > 2100)
        {
            return new(null, new(new($"Tahun {time.Year} tidak mungkin.", $"The year {time.Year} cannot be."), new("Periksa tanggalnya.", "Check the date.")));
        }

        if (!dayOnly)
        {
            return new(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), null);
        }

        return time.TimeOfDay == TimeSpan.Zero
            ? new(DateOnly.FromDateTime(time), null)
            : new(null, new(new("Kolom ini tanggal tanpa jam.", "This column is a date without a time."), new("Hapus jamnya.", "Delete the time.")));
    }

    private static bool Parse(string text, string? pattern, out DateTime time) => DateTime.TryParseExact(
        text, pattern is null ? IsoPatterns : pattern.Contains('H') ? [pattern] : [.. Times.Select(t => pattern + t)],
        CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static Refusal NotADate(string text, string? pattern) => new(
        pattern is null
            ? new("Bukan tanggal berbentuk 2026-03-31 (dengan jam: 2026-03-31 14:05).", "Not a date like 2026-03-31 (with a time: 2026-03-31 14:05).")
            : new($"Tidak cocok dengan pola tanggal {pattern}.", $"Does not fit the date pattern {pattern}."),
        text.Any(c => c is '/' or '.' or '-') && pattern is null
            ? new("Nyatakan pola tanggal berkas ini, misalnya dd/MM/yyyy, atau tulis tahun dulu.", "Declare this file's date pattern, for example dd/MM/yyyy, or write the year first.")
            : new("Perbaiki tanggalnya.", "Correct the date."));
}
