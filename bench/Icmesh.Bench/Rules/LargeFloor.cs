using System.Globalization;
using System.Text;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Icmesh.Bench.Rules;

/// <summary>
/// The large scorecard as the C# that somebody would type for it, in the style of <see cref="FloorScorecard"/>: a method for each category,
/// nothing looped over, whole numbers added up. Roslyn compiles the text with optimisation when the benchmark starts.
/// </summary>
internal static class LargeFloor
{
    private const int WeightScale = 1, EarnedScale = 2;

    public static Action<FloorFacts, ScoreResult> Compile(ParsedScorecard card)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        var compilation = CSharpCompilation.Create("LargeFloor", [CSharpSyntaxTree.ParseText(Source(card))], references, options);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success
            ? System.Reflection.Assembly.Load(image.ToArray()).GetType("LargeFloorCode")!.GetMethod("Score")!.CreateDelegate<Action<FloorFacts, ScoreResult>>()
            : throw new InvalidOperationException(emitted.Diagnostics[0].ToString());
    }

    private static string Source(ParsedScorecard card)
    {
        var code = new StringBuilder("using Icmesh.Bench.Rules; using Icmesh.Kernel.Rules; public static class LargeFloorCode {\n");
        var categories = card.Indicators.Select((indicator, place) => (Indicator: indicator, Place: place)).GroupBy(i => i.Indicator.Definition.Category).ToList();
        var all = card.Indicators.Sum(i => Whole(i.Definition.Weight, WeightScale));
        code.Append("public static void Score(FloorFacts f, ScoreResult into) { long earned = 0, judged = 0; ");
        code.Append(CultureInfo.InvariantCulture, $"long possible = {all};\n");
        foreach (var category in categories)
        {
            code.Append(CultureInfo.InvariantCulture, $"{category.Key}(f, into, ref earned, ref judged, ref possible);\n");
        }

        code.Append(CultureInfo.InvariantCulture, $"FloorScorecard.Finish(f, into, {Exact("earned", EarnedScale)}, {Exact("judged", WeightScale)}, {Exact("possible", WeightScale)}); }}\n");
        foreach (var category in categories)
        {
            code.Append(CultureInfo.InvariantCulture, $"static void {category.Key}(FloorFacts f, ScoreResult into, ref long earned, ref long judged, ref long possible) {{\n");
            foreach (var (indicator, place) in category)
            {
                Append(code, indicator, place);
            }

            code.Append("}\n");
        }

        return code.Append('}').ToString();
    }

    private static void Append(StringBuilder code, ParsedIndicator indicator, int place)
    {
        var weight = Whole(indicator.Definition.Weight, WeightScale);
        var needed = string.Join(" | ", indicator.Definition.Facts.Select(f => $"Known.{f}"));
        code.Append(CultureInfo.InvariantCulture, $"if ((f.Known & ({needed})) == ({needed})) {{ judged += {weight}; into.States[{place}] = IndicatorState.Judged;\n");
        for (var band = 0; band < indicator.Bands.Count; band++)
        {
            var earned = weight * Whole(indicator.Bands[band].Definition.Points, EarnedScale - WeightScale);
            code.Append(CultureInfo.InvariantCulture, $"{(band == 0 ? "" : "else ")}if ({indicator.Bands[band].Condition.EngineText}) {{ into.Bands[{place}] = {band}; earned += {earned}; }}\n");
        }

        var missing = indicator.Definition.Missing switch
        {
            MissingPolicy.Worst => $"judged += {weight}; into.States[{place}] = IndicatorState.NotReported;",
            MissingPolicy.Undetermined => $"into.States[{place}] = IndicatorState.Undetermined;",
            MissingPolicy.NotNeeded => $"possible -= {weight}; into.States[{place}] = IndicatorState.NotNeeded;",
        };
        code.Append(CultureInfo.InvariantCulture, $"}} else {{ {missing} into.Bands[{place}] = ScoreResult.NoBand; }}\n");
    }

    private static long Whole(decimal value, int scale) => (long)(value * (decimal)Math.Pow(10, scale));

    private static string Exact(string sum, int scale) =>
        string.Create(CultureInfo.InvariantCulture, $"new decimal((int)({sum} & uint.MaxValue), (int)({sum} >> 32), 0, false, {scale})");
}
