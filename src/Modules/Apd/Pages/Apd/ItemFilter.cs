using System.Linq.Expressions;
using Icmesh.Apd.Catalogue;
using Icmesh.Apd.Checking;
using Icmesh.Kernel.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Icmesh.Apd.Pages.Apd;

internal enum ItemTrouble
{
    /// <summary>The inspection is overdue.</summary>
    Inspection,

    /// <summary>Older than a limit of its kind.</summary>
    Life,

    /// <summary>Something made it unsafe, and somebody still holds it.</summary>
    Harmed,
}

/// <summary>What the address of the list says about which items.</summary>
internal sealed class ItemFilter
{
    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    [FromQuery(Name = "kind")] public string? Kind { get; set; }

    [FromQuery(Name = "state")] public ItemState? State { get; set; }

    [FromQuery(Name = "trouble")] public ItemTrouble? Trouble { get; set; }

    public IQueryable<Item> Apply(IQueryable<Item> query, Guid? contractor, string? words, ApdCatalogue catalogue, DateOnly today)
    {
        query = contractor is { } owner ? query.Where(i => i.ContractorId == owner) : query;
        query = string.IsNullOrEmpty(Kind) ? query : query.Where(i => i.Kind == Kind);
        query = State is { } state ? query.Where(i => i.State == state) : query;
        query = Trouble switch
        {
            ItemTrouble.Inspection => query.Where(i => (i.State == ItemState.Issued || i.State == ItemState.InStock) && i.NextInspectionOn < today),
            ItemTrouble.Life => query.Where(i => i.State == ItemState.Issued || i.State == ItemState.InStock).Where(PastLife(catalogue, today)),
            ItemTrouble.Harmed => query.Where(i => i.HarmedBy != null),
            null => query,
        };
        if (!string.IsNullOrWhiteSpace(words))
        {
            var like = LikeWords.Within(CodeText.Normalize(words));
            query = query.Where(i => EF.Functions.Like(i.NormalizedSerial, like, LikeWords.Escape));
        }

        return query;
    }

    /// <summary>One condition per limit by date, joined by "or".</summary>
    private static Expression<Func<Item, bool>> PastLife(ApdCatalogue catalogue, DateOnly today)
    {
        Expression<Func<Item, bool>> past = i => false;
        foreach (var (kind, clock, from) in Life.Cutoffs(catalogue, today))
        {
            Expression<Func<Item, bool>> one = clock is LifeClock.InService ? i => i.Kind == kind && i.InServiceOn < from : i => i.Kind == kind && i.ManufacturedOn < from;
            past = Expression.Lambda<Func<Item, bool>>(Expression.OrElse(past.Body, ReplacingExpressionVisitor.Replace(one.Parameters[0], past.Parameters[0], one.Body)), past.Parameters);
        }

        return past;
    }
}
