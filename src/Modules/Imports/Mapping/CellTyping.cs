using System.Globalization;
using Icmesh.Imports.Reading;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Mapping;

/// <summary>Turns a cell into the value of its column, or says why not. What can be read two ways is refused.</summary>
internal sealed class CellTyping(ReadOptions options)
{
    private static readonly HashSet<string> ExcelErrors = new(["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Yes = new(["ya", "yes", "true", "1", "y"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["tidak", "no", "false", "0", "t", "n"], StringComparer.OrdinalIgnoreCase);

    private readonly NumberText _numbers = new(options);

    /// <param name="datePattern">Declared pattern of a date in text; ISO without one.</param>
    public Typed Type(ImportColumn column, object? cell, string? datePattern)
    {
        var text = Plain(cell);
        if (text.Length == 0)
        {
            return column.Required ? new(null, Missing) : new(null, null);
        }

        if (ExcelErrors.Contains(text))
        {
            return new(null, new(new("Sel ini berisi galat Excel.", "This cell holds an Excel error."), new("Perbaiki rumusnya di Excel, lalu simpan.", "Correct its formula in Excel and save.")));
        }

        return column.Type switch
        {
            ColumnType.Text => Text(column, text),
            ColumnType.Integer => Number(column, cell, text, whole: true),
            ColumnType.Decimal => Number(column, cell, text, whole: false),
            ColumnType.Date or ColumnType.DateTime => DateText.Type(column.Type is ColumnType.Date, cell, text, datePattern),
            ColumnType.Choice => Choice(column, text),
            ColumnType.Flag => Yes.Contains(text) ? new(true, null) : No.Contains(text) ? new(false, null) : new(null, NotAFlag),
        };
    }

    /// <summary>The cell as it is shown in messages and put into text columns.</summary>
    public static string Plain(object? cell) => cell switch
    {
        null => "",
        string text => FormulaSafe.Unescape(text.Trim()),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        DateTime time => DateText.Write(time),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static Typed Text(ImportColumn column, string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            ? new(null, new(new("Teks berisi karakter kendali.", "The text holds a control character."), new("Hapus karakter yang tidak terlihat itu.", "Delete that invisible character.")))
            : text.Length > column.MaxLength
                ? new(null, new(new($"Teks {text.Length} karakter, paling banyak {column.MaxLength}.", $"The text has {text.Length} characters, at most {column.MaxLength} are allowed."), new("Pendekkan teksnya.", "Shorten it.")))
                : new(text, null);

    private Typed Number(ImportColumn column, object? cell, string text, bool whole)
    {
        var typed = cell is decimal exact ? new Typed(exact, null) : _numbers.Type(text);
        if (typed.Value is not decimal number)
        {
            return typed;
        }

        if (number < column.Min || number > column.Max)
        {
            return new(null, OutOfRange(column));
        }

        return !whole ? typed
            : number != decimal.Truncate(number) || Math.Abs(number) > long.MaxValue ? new(null, new(new("Harus bilangan bulat.", "Must be a whole number."), new("Tulis tanpa angka di belakang koma.", "Write it without decimals.")))
            : new((long)number, null);
    }

    private static Refusal OutOfRange(ImportColumn column)
    {
        var (min, max) = (column.Min?.ToString(CultureInfo.InvariantCulture), column.Max?.ToString(CultureInfo.InvariantCulture));
        return (min, max) switch
        {
            (null, _) => new(new($"Paling besar {max}.", $"At most {max}."), CheckNumber),
            (_, null) => new(new($"Paling kecil {min}.", $"At least {min}."), CheckNumber),
            _ => new(new($"Harus antara {min} dan {max}.", $"Must be between {min} and {max}."), CheckNumber),
        };
    }

    private static Typed Choice(ImportColumn column, string text)
    {
        var key = Words.Key(text);
        if (column.Choices.FirstOrDefault(c => Words.Key(c) == key) is { } choice)
        {
            return new(choice, null);
        }

        var all = string.Join(", ", column.Choices);
        return new(null, new(
            new("Kata ini tidak dikenal.", "This word is not known."),
            Words.Nearest(text, column.Choices) is { } near
                ? new($"Mungkin maksudnya {near}. Yang dikenal: {all}.", $"Did you mean {near}? Known are: {all}.")
                : new($"Pakai salah satu: {all}.", $"Use one of: {all}.")));
    }

    private static Sentence CheckNumber => new("Periksa angkanya.", "Check the number.");

    public static Refusal Missing => new(new("Sel wajib ini kosong.", "This required cell is empty."), new("Isi selnya.", "Fill it in."));

    private static Refusal NotAFlag => new(new("Bukan ya atau tidak.", "Neither yes nor no."), new("Tulis ya atau tidak (juga yes, no, true, false, 1, 0).", "Write yes or no (also ya, tidak, true, false, 1, 0)."));
}

internal readonly record struct Typed(object? Value, Refusal? Refusal);
