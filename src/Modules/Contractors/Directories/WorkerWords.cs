using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Directories;

internal static class WorkerWords
{
    /// <summary>Those whose position, or name, has the words in it; all without words.</summary>
    /// <param name="named">Whether names are looked at: finding by a name tells it.</param>
    public static IQueryable<Worker> With(this IQueryable<Worker> query, string? words, bool named)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return query;
        }

        var like = LikeWords.Within(words);
        return query.Where(w => named && EF.Functions.Like(w.Name, like, LikeWords.Escape) || EF.Functions.Like(w.Position!, like, LikeWords.Escape));
    }
}
