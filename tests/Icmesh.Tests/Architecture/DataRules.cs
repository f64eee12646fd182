using Icmesh.Accounts;
using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icmesh.Tests.Architecture;

/// <summary>What every mapped column must keep to, checked on the models that the contexts really build.</summary>
internal static class DataRules
{
    /// <summary>Shared tables name a contractor that an entry is about; nobody owns the entry.</summary>
    /// <remarks>An account may be the smelter's own: its owner is in the condition of a write all the same.</remarks>
    private static readonly Type[] AboutContractors = [typeof(ActivityEntry), typeof(OutboxMessage), typeof(Account)];

    public static IEnumerable<string> Unclassified(IModel model) =>
        Properties(model).Where(p => ModuleDb.ClassOf(p) is null).Select(p => $"{Name(p)} has no [Data]");

    public static IEnumerable<string> Owners(IModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(e => !AboutContractors.Contains(e.ClrType)))
        {
            if (entity.FindProperty(nameof(IContractorOwned.ContractorId)) is not { } owner)
            {
                continue;
            }

            if (!entity.ClrType.IsAssignableTo(typeof(IContractorOwned)))
            {
                yield return $"{entity.ShortName()} is a contractor's but not IContractorOwned";
            }

            if (!owner.IsConcurrencyToken && !owner.IsPrimaryKey())
            {
                yield return $"{Name(owner)} is not in the condition of a write";
            }
        }
    }

    public static IEnumerable<string> Versions(IModel model) =>
        model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IVersioned)))
            .Where(e => e.FindProperty(nameof(IVersioned.Version)) is not { IsConcurrencyToken: true })
            .Select(e => $"{e.ShortName()}.Version is not in the condition of a write");

    public static IEnumerable<string> Cascades(IModel model) =>
        model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => k is { IsOwnership: false, DeleteBehavior: not DeleteBehavior.Restrict })
            .Select(k => $"{k.DeclaringEntityType.ShortName()} → {k.PrincipalEntityType.ShortName()} deletes by {k.DeleteBehavior}");

    public static IEnumerable<string> Lengths(IModel model) =>
        Properties(model).Where(p => StoredAs(p) == typeof(string) && p.GetMaxLength() is null).Select(p => $"{Name(p)} has no maximum length");

    /// <summary>Scores, limits and measurements are decimal, in memory and in the database.</summary>
    public static IEnumerable<string> Floats(IModel model) =>
        Properties(model).Where(p => IsFloat(p.ClrType) || IsFloat(StoredAs(p))).Select(p => $"{Name(p)} is kept as binary floating point");

    /// <summary>SQLite cannot order an offset; instants are UTC <see cref="DateTime"/> through the one converter that refuses local time.</summary>
    public static IEnumerable<string> Instants(IModel model) =>
        Properties(model).Where(p => Bare(p.ClrType) == typeof(DateTimeOffset) || (Bare(p.ClrType) == typeof(DateTime) && p.GetTypeMapping().Converter is not UtcDateTimeConverter))
            .Select(p => $"{Name(p)} is not kept in UTC");

    private static IEnumerable<IProperty> Properties(IModel model) => model.GetEntityTypes().SelectMany(e => e.GetFlattenedProperties()).Distinct();

    private static Type StoredAs(IProperty property) => Bare(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType);

    private static bool IsFloat(Type type) => Bare(type) == typeof(double) || Bare(type) == typeof(float);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Name(IProperty property) => $"{property.DeclaringType.ShortName()}.{property.Name}";
}
