using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Icmesh.Accounts.Roles;

/// <summary>A small comma-separated table that is part of the program; texts with a comma stand in double quotes.</summary>
internal static class CsvFile
{
    /// <returns>Rows with their cells, the header first.</returns>
    public static List<string[]> Read(string name)
    {
        using var stream = typeof(CsvFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }
}
