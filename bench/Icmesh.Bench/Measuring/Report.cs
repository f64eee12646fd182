using System.Text.Json;
using System.Text.Json.Serialization;

namespace Icmesh.Bench.Measuring;

/// <summary>One line of JSON on standard output for each figure; what is going on is told on standard error.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void Ratio(string figure, Spread spread) =>
        Write(new { figure, ratio = spread.Median, min = spread.Min, max = spread.Max });

    public static void Value(string figure, Spread spread) =>
        Write(new { figure, value = spread.Median, min = spread.Min, max = spread.Max });

    public static void Value(string figure, double value) => Write(new { figure, value = Math.Round(value, 3) });

    public static void Tell(string text) => Console.Error.WriteLine(text);

    private static void Write<T>(T line) => Console.WriteLine(JsonSerializer.Serialize(line, Options));
}

/// <summary>Several measurements of one thing.</summary>
internal readonly record struct Spread(double Median, double Min, double Max)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(Math.Round(median, 3), Math.Round(sorted[0], 3), Math.Round(sorted[^1], 3));
    }
}
