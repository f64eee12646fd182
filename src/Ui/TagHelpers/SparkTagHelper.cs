using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Icmesh.Ui.TagHelpers;

/// <summary><c>&lt;spark values="..." /&gt;</c>: a server-drawn line beside a number; needs no script and prints.</summary>
[HtmlTargetElement("spark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SparkTagHelper : TagHelper
{
    public IReadOnlyList<decimal?> Values { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "spark");
        output.Attributes.SetAttribute("viewBox", "0 0 100 30");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");

        var known = Values.OfType<decimal>().ToList();
        if (known.Count < 2) return;
        var plot = new Plot(Values.Count, known.Min(), known.Max(), Width: 100, Height: 24, Top: 3);
        foreach (var points in plot.Lines(Values))
            output.Content.AppendHtml(Markup.Element("polyline", "ln").With("points", points));
    }
}

/// <summary>Turns values into coordinates of an SVG box.</summary>
internal sealed record Plot(int Count, decimal Low, decimal High, int Width, int Height, int Top = 0)
{
    internal decimal X(int index) => index * (decimal)Width / Math.Max(Count - 1, 1);

    internal decimal Y(decimal value) => High == Low ? Top + Height / 2m : Top + Height - (value - Low) / (High - Low) * Height;

    /// <summary>The points of each unbroken stretch: a gap in the data is a gap in the line.</summary>
    internal IEnumerable<string> Lines(IReadOnlyList<decimal?> values)
    {
        var stretch = new List<string>();
        for (var i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && values[i] is { } value)
            {
                stretch.Add(string.Create(CultureInfo.InvariantCulture, $"{X(i):0.#},{Y(value):0.#}"));
                continue;
            }

            if (stretch.Count > 1) yield return string.Join(' ', stretch);
            stretch.Clear();
        }
    }
}
