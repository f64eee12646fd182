using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;run-progress run="@run.Id" done="412" total="1900" /&gt;</c> follows the <c>run</c> events of the page's live connection
/// (<c>{ id, state: running | finished | failed, done, total, secondsLeft }</c>). Without a run it stays hidden until one starts.
/// When the run ends it dispatches <c>icm:run-ended</c>.
/// </summary>
[HtmlTargetElement("run-progress", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RunProgressTagHelper(IStringLocalizer<UiText> text) : TagHelper
{
    public string? Run { get; set; }

    public int Done { get; set; }

    public int Total { get; set; }

    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icm-run");
        output.Attributes.SetAttribute("data-run", Run ?? "");
        if (string.IsNullOrEmpty(Run)) output.Attributes.SetAttribute("hidden", "hidden");
        foreach (var key in new[] { "Running", "Left", "Soon", "Finished", "Failed" })
            output.Attributes.SetAttribute("data-" + key.ToLowerInvariant(), text["Run." + key].Value);

        output.Content.AppendHtml(Markup.Element("progress").With("aria-label", Label.Length > 0 ? Label : text["Run.Name"])
            .With("max", Invariant(Math.Max(Total, 1))).With("value", Invariant(Done)));
        output.Content.AppendHtml(Markup.Element("p", null, text["Run.Running", Written(Done), Written(Total)]));
    }

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Written(int value) => value.ToString("N0", CultureInfo.CurrentCulture);
}
