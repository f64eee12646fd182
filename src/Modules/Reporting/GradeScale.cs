using Icmesh.Kernel.Rules;

namespace Icmesh.Reporting;

/// <summary>Grades of the live rules, however many, spread over the five colours of the heat map: 1 the worst, 5 the best.</summary>
/// <param name="grades">Best first.</param>
internal sealed class GradeScale(IReadOnlyList<GradeDefinition> grades)
{
    private const int Levels = 5;

    /// <summary>Of a stored grade: an override may have lowered it below what the score alone would give.</summary>
    public int LevelOf(string code, decimal score) =>
        LevelOf(grades.FirstOrDefault(g => g.Code == code) ?? grades.FirstOrDefault(g => g.From is null || score >= g.From));

    public int LevelOf(GradeDefinition? grade)
    {
        for (var place = 0; place < grades.Count; place++)
        {
            if (grades[place] == grade)
            {
                return Levels - place * (Levels - 1) / Math.Max(1, grades.Count - 1);
            }
        }

        return 0;
    }
}
