using System.Globalization;
using System.Text.RegularExpressions;
using Icmesh.Kernel.Rules;
using Icmesh.Ui.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui;

/// <summary>Says a rule as a person would: its own sentence where it has one, else the expression in plain signs.</summary>
public static partial class Spoken
{
    public static string Of(BandDefinition band) => band.Text?.ToString() ?? Of(band.Expression);

    public static string Of(string expression)
    {
        var isEnglish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var text = FactName().Replace(expression, "$1").Replace("<=", "≤", StringComparison.Ordinal).Replace(">=", "≥", StringComparison.Ordinal)
            .Replace("==", "=", StringComparison.Ordinal).Replace("!=", "≠", StringComparison.Ordinal)
            .Replace("&&", isEnglish ? "and" : "dan", StringComparison.Ordinal).Replace("||", isEnglish ? "or" : "atau", StringComparison.Ordinal);
        return text;
    }

    /// <summary>What an adjustment does, in words.</summary>
    public static string Effect(OverrideDefinition item, IStringLocalizer<UiText> text)
    {
        var parts = new List<string>();
        if (item.Add is { } add)
        {
            parts.Add(text["Override.Add", add.ToString("+0.##;−0.##", CultureInfo.CurrentCulture)]);
        }

        if (item.CapScore is { } cap)
        {
            parts.Add(text["Override.Cap", Value(cap)]);
        }

        if (item.CapGrade is { } grade)
        {
            parts.Add(text["Override.CapGrade", GradeTagHelper.WordFor(text, grade)]);
        }

        if (item.Withhold)
        {
            parts.Add(text["Override.Withhold"]);
        }

        return string.Join("; ", parts);
    }

    /// <summary>A value as shown beside its unit: two decimals at most, in the reader's culture.</summary>
    public static string Value(object? value) => value switch
    {
        null => "–",
        decimal number => number.ToString("#,0.##", CultureInfo.CurrentCulture),
        bool flag => flag == (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en") ? flag ? "yes" : "tidak" : flag ? "ya" : "no",
        _ => value.ToString() ?? "–",
    };

    [GeneratedRegex(@"\bf\.(\w+)")]
    private static partial Regex FactName();
}
