using System.Linq.Expressions;
using System.Reflection;
using Icmesh.Kernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Icmesh.Kernel.Data;

/// <summary>The fence in a context: a named filter on every query, and a check of whatever is saved.</summary>
public static class FenceFilters
{
    public const string Contractor = "contractor", Site = "site";

    private static readonly MethodInfo Property = typeof(EF).GetMethod(nameof(EF.Property))!.MakeGenericMethod(typeof(Guid));

    /// <remarks>A null is known when the SQL is written: outside the fence the condition is not there at all.</remarks>
    internal static void Add(IMutableEntityType entity, ModuleDb db)
    {
        if (entity.ClrType.IsAssignableTo(typeof(IContractorOwned)))
        {
            Expression<Func<Guid, bool>> seen = entity.ClrType.IsAssignableTo(typeof(IContractorFigures))
                ? id => db.Fence.Own == null || db.Fence.Figures.Contains(id)
                : id => db.Fence.Own == null || db.Fence.Persons.Contains(id);
            entity.SetQueryFilter(Contractor, On(entity, OwnerOf(entity), seen));
        }

        if (entity.ClrType.IsAssignableTo(typeof(ISiteBound)))
        {
            entity.SetQueryFilter(Site, On(entity, nameof(ISiteBound.SiteId), id => db.Fence.Site == null || db.Fence.Site == id));
        }
    }

    /// <exception cref="FenceException">The row belongs to another company or site, or would after saving.</exception>
    internal static void CheckWritten(EntityEntry entry, Fence fence)
    {
        if (fence.IsOpen || entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            return;
        }

        var name = entry.Metadata.ShortName();
        if (entry.Entity is IContractorOwned owned)
        {
            fence.CheckWritten(name, owned.ContractorId, null);
            fence.CheckWritten(name, (Guid?)entry.Property(OwnerOf(entry.Metadata)).OriginalValue, null);
        }

        if (entry.Entity is ISiteBound bound)
        {
            fence.CheckWritten(name, null, bound.SiteId);
            fence.CheckWritten(name, null, (Guid?)entry.Property(nameof(ISiteBound.SiteId)).OriginalValue);
        }
    }

    /// <summary>A contractor is its own owner: it has no column of that name but its key.</summary>
    private static string OwnerOf(IReadOnlyEntityType entity) =>
        entity.FindProperty(nameof(IContractorOwned.ContractorId))?.Name ?? entity.FindPrimaryKey()!.Properties[0].Name;

    private static LambdaExpression On(IMutableEntityType entity, string property, Expression<Func<Guid, bool>> seen)
    {
        var row = Expression.Parameter(entity.ClrType, "row");
        var value = Expression.Call(Property, row, Expression.Constant(property));
        return Expression.Lambda(ReplacingExpressionVisitor.Replace(seen.Parameters[0], value, seen.Body), row);
    }
}

/// <summary>Holds every entity that a query brought against the fence, whatever the query left out.</summary>
internal sealed class LoadedCheck : IMaterializationInterceptor
{
    public static readonly LoadedCheck Instance = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (materializationData.Context is ModuleDb { Fence: { IsOpen: false } fence })
        {
            fence.CheckLoaded(entity);
        }

        return entity;
    }
}
