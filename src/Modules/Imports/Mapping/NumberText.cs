using System.Globalization;
using System.Text.RegularExpressions;
using Icmesh.Imports.Reading;

namespace Icmesh.Imports.Mapping;

/// <summary>Reads a number by declaration: 1.500 is one and a half or fifteen hundred, and only its writer knows.</summary>
internal sealed partial class NumberText(ReadOptions options)
{
    private readonly char _mark = options.Decimal is DecimalMark.Comma ? ',' : '.';
    private readonly char _group = options.Decimal is DecimalMark.Comma ? '.' : ',';

    [GeneratedRegex(@"^[+-]?\d{1,28}([.,]\d{1,28})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[+-]?\d{1,3}(?<group>[.,  ])\d{3}(\k<group>\d{3})*([.,]\d{1,28})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[+-]?[\d.,  ]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLike();

    public Typed Type(string text)
    {
        if (Plain().IsMatch(text) && text.All(char.IsAscii))
        {
            var other = text.Contains(_group);
            if (!other)
            {
                return Parse(text);
            }

            if (!options.Thousands)
            {
                return new(null, WrongMark());
            }
        }

        if (options.Thousands && Grouped().Match(text) is { Success: true } grouped && text.All(c => char.IsAscii(c) || char.IsWhiteSpace(c)))
        {
            var group = grouped.Groups["group"].Value[0];
            var rest = text.Replace(group.ToString(), "", StringComparison.Ordinal);
            if (group != _mark && !rest.Contains(_group))
            {
                return Parse(rest);
            }
        }

        return new(null, NumberLike().IsMatch(text) ? options.Thousands ? WrongMark() : GroupedRefusal() : NotANumber());
    }

    private Typed Parse(string text) =>
        decimal.TryParse(text.Replace(_mark, '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new(number, null)
            : new(null, NotANumber());

    private Refusal WrongMark() => new(
        new($"Berkas ini memakai '{_mark}' untuk desimal, tetapi angka ini memakai '{_group}'.", $"This file uses '{_mark}' for decimals, but this number uses '{_group}'."),
        options.Decimal is DecimalMark.Comma
            ? new("Tulis dengan koma, atau nyatakan titik desimal (--decimal point, \"decimal\": \"point\").", "Write it with a comma, or declare the point (--decimal point, \"decimal\": \"point\").")
            : new("Tulis dengan titik, atau nyatakan koma desimal (--decimal comma, \"decimal\": \"comma\").", "Write it with a point, or declare the comma (--decimal comma, \"decimal\": \"comma\")."));

    private static Refusal GroupedRefusal() => new(
        new("Angka ini memakai pemisah ribuan.", "This number has thousand separators."),
        new("Tulis tanpa pemisah ribuan, atau nyatakan di peta (\"thousands\": true).", "Write it without them, or declare them in the map (\"thousands\": true)."));

    private Refusal NotANumber() => new(new("Bukan angka.", "Not a number."), new($"Tulis angka saja, misalnya 12{_mark}5.", $"Write digits only, for example 12{_mark}5."));
}
