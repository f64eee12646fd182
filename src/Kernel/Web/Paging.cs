using Microsoft.EntityFrameworkCore;

namespace Icmesh.Kernel.Web;

/// <summary>One page of a list.</summary>
/// <param name="Total">Number of rows, exact up to <see cref="Exact"/>; one more stands for "more than that".</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total) : IPage
{
    /// <summary>Counting a million rows costs tens of milliseconds: totals are exact to a thousand.</summary>
    public const int Exact = 1000;

    public int Shown => Rows.Count;

    public bool HasMore => Number * Size < Total || Rows.Count == Size && Total > Exact;
}

public static class PagingExtensions
{
    private static readonly int[] Sizes = [25, 50, 100];

    /// <summary>Reads one page and a bounded count. <paramref name="number"/> starts at 1; sizes other than 25, 50, 100 become 25.</summary>
    public static async Task<PageOf<T>> PageAsync<T>(this IQueryable<T> query, int number, int size, CancellationToken cancellationToken)
    {
        size = Sizes.Contains(size) ? size : Sizes[0];
        number = Math.Clamp(number, 1, 100_000);
        var rows = await query.Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        var total = await query.Take(PageOf<T>.Exact + 1).CountAsync(cancellationToken);
        return new(rows, number, size, total);
    }
}

/// <summary>What a pager needs to know of a page of any rows.</summary>
public interface IPage
{
    int Number { get; }

    int Size { get; }

    /// <summary>Rows on this page.</summary>
    int Shown { get; }

    int Total { get; }

    bool HasMore { get; }
}
