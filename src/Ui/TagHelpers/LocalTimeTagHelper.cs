using System.Globalization;
using Icmesh.Kernel.Jobs;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Icmesh.Ui.TagHelpers;

/// <summary>
/// <c>&lt;local-time utc="@row.OccurredAt" /&gt;</c> writes an instant in the site's zone; <c>form</c> is <c>datetime</c>, <c>date</c>,
/// <c>time</c> or <c>relative</c>. The long form stands in the title.
/// </summary>
[HtmlTargetElement("local-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LocalTimeTagHelper(SiteClock clock) : TagHelper
{
    /// <summary>The instant as stored. Null writes a dash.</summary>
    public DateTime? Utc { get; set; }

    public string Form { get; set; } = "datetime";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Utc is not { } utc)
        {
            output.TagName = "span";
            output.Content.SetContent("–");
            return;
        }

        var local = clock.ToSite(utc);
        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", local.ToString("f", CultureInfo.CurrentCulture));
        output.Content.SetContent(Form switch
        {
            "datetime" => local.ToString("d MMM yyyy, ", CultureInfo.CurrentCulture) + local.ToString("t", CultureInfo.CurrentCulture),
            "date" => local.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
            "time" => local.ToString("t", CultureInfo.CurrentCulture),
            "relative" => RelativeTime.Of(DateTime.SpecifyKind(utc, DateTimeKind.Utc), clock.UtcNow),
            _ => throw new ArgumentException($"<local-time form=\"{Form}\">: use datetime, date, time or relative."),
        });
    }
}
