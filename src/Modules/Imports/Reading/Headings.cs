namespace Icmesh.Imports.Reading;

internal static class Headings
{
    /// <summary>Headings without surrounding blanks and without empty ones at the end; one in the middle may be empty.</summary>
    public static IReadOnlyList<string> Trim(IEnumerable<string?> cells)
    {
        var headings = cells.Select(c => (c ?? "").Trim().Trim('\uFEFF')).ToList();
        var last = headings.FindLastIndex(h => h.Length > 0);
        return last < 0 ? throw TableFile.Empty.Thrown() : headings[..(last + 1)];
    }
}
