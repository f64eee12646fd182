using System.Text.Json;
using Icmesh.Imports.Reading;

namespace Icmesh.Tests.Imports;

/// <summary>The public csv-spectrum suite. It is not part of the project: without it these tests show as skipped.</summary>
public sealed class CsvSpectrumTests
{
    // The suite's own JSON holds another number than its CSV.
    private const string Anonymised = "Contact Phone Number";

    [SkippableTheory]
    [InlineData("comma_in_quotes")]
    [InlineData("empty")]
    [InlineData("empty_crlf")]
    [InlineData("escaped_quotes")]
    [InlineData("json")]
    [InlineData("location_coordinates")]
    [InlineData("newlines")]
    [InlineData("newlines_crlf")]
    [InlineData("quotes_and_newlines")]
    [InlineData("simple")]
    [InlineData("simple_crlf")]
    [InlineData("utf8")]
    public void Each_file_of_csv_spectrum_reads_as_its_json(string name)
    {
        var folder = SharedData.Folder("hostile/csv-spectrum");
        var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "json", name + ".json"))).RootElement;
        var expected = json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()] : new List<JsonElement> { json };

        using var table = TableFile.Open(Path.Combine(folder, "csvs", name + ".csv"), new(), ReadLimits.Web);
        var rows = table.Rows(CancellationToken.None).ToList();

        Assert.All(rows, r => Assert.Null(r.Problem));
        Assert.Equal(
            expected.Select(e => string.Join('|', e.EnumerateObject().Where(p => p.Name != Anonymised).Select(p => $"{p.Name}={p.Value.GetString()!.ReplaceLineEndings("\n")}"))),
            rows.Select(r => string.Join('|', table.Header.Zip(r.Cells).Where(c => c.First != Anonymised).Select(c => $"{c.First}={c.Second}".ReplaceLineEndings("\n")))));
    }
}
