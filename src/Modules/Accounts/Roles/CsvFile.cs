using System.Text;

namespace Icmesh.Accounts.Roles;

/// <summary>A small comma-separated table that is part of the program; texts with a comma stand in double quotes.</summary>
internal static class CsvFile
{
    /// <returns>Rows with their cells, the header first.</returns>
    public static List<string[]> Read(string name)
    {
        using var stream = typeof(CsvFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not part of the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                rows.Add(Cells(line));
            }
        }

        return rows;
    }

    internal static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var sign in line)
        {
            if (sign == '"')
            {
                quoted = !quoted;
            }
            else if (sign == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(sign);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
