using System.CommandLine;
using System.Globalization;

namespace Icmesh.Kernel.Modules;

/// <summary>Options that several verbs have, read the same way by each.</summary>
public static class VerbOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Satu dokumen JSON di keluaran standar / one JSON document on standard output" };

    public static Option<DateOnly?> Date(string name) => new(name)
    {
        Description = "Tanggal yyyy-MM-dd / date yyyy-MM-dd",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"“{result.Tokens[0].Value}” bukan tanggal; tulis 2026-11-24. / is not a date; write 2026-11-24.");
            return null;
        },
    };
}
