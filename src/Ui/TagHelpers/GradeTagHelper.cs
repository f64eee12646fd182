using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;grade code="@row.Grade" score="row.Score" /&gt;</c>: the grade's word, with the score rounded for reading.</summary>
[HtmlTargetElement("grade", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GradeTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    /// <summary>EXCELLENT, GOOD, FAIR, POOR, BAD; null or empty when the score cannot be assessed.</summary>
    public string? Code { get; set; }

    /// <summary>0 to 100, unrounded.</summary>
    public decimal? Score { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icm-grade g{LevelOf(Code)} {output.Attributes["class"]?.Value}".TrimEnd());
        if (Score is { } score && !string.IsNullOrEmpty(Code))
            output.Content.AppendHtml(Markup.Element("b", null, score.ToString("0.0", CultureInfo.CurrentCulture)));
        output.Content.Append(WordFor(text, Code));
    }

    /// <summary>The grade's word in the reader's language, for places that are not markup. A grade that somebody invented is called by its code.</summary>
    public static string WordFor(IStringLocalizer<UiText> text, string? code) =>
        string.IsNullOrEmpty(code) ? text["Grade.None"] : text[$"Grade.{code}"] is { ResourceNotFound: false } word ? word : code;

    /// <summary>5 for the best of the shipped grades, 1 for the worst, 0 for none and for one that somebody invented.</summary>
    public static int LevelOf(string? code) => code switch
    {
        "EXCELLENT" => 5,
        "GOOD" => 4,
        "FAIR" => 3,
        "POOR" => 2,
        "BAD" => 1,
        _ => 0,
    };
}
