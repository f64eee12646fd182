using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icmesh.Tests.Support;

/// <summary>Makes a row of any entity with a believable value in each column, for tests that are about all tables alike.</summary>
internal static class EntityMaker
{
    private static readonly DateTime At = new(2026, 1, 15, 3, 0, 0, DateTimeKind.Utc);
    private static int _made;

    /// <param name="isStored">With the values that the database would have given it.</param>
    public static EntityEntry Make(DbContext db, IEntityType type, bool isStored = false)
    {
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var property in type.GetProperties().Where(p => isStored || p.ValueGenerated is ValueGenerated.Never))
        {
            entry.Property(property.Name).CurrentValue = Value(property);
        }

        return entry;
    }

    /// <summary>The same row as somebody sees it who claims another value for one column.</summary>
    public static EntityEntry Copy(DbContext db, EntityEntry from, string column, object claimed)
    {
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(from.Metadata.ClrType));
        foreach (var property in from.Metadata.GetProperties())
        {
            entry.Property(property.Name).CurrentValue = property.Name == column ? claimed : from.Property(property.Name).CurrentValue;
        }

        return entry;
    }

    public static object Value(IReadOnlyProperty property) => Value(property.ClrType, property.Name, property.GetMaxLength());

    public static object Value(Type type, string name, int? length = null)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var number = Interlocked.Increment(ref _made);
        return bare switch
        {
            _ when bare == typeof(Guid) => Guid.CreateVersion7(),
            _ when bare == typeof(string) && length is -1 => "{}",
            _ when bare == typeof(string) && length is 64 => $"{number:x64}", // a SHA-256, which people see shortened
            _ when bare == typeof(string) => $"X{number}"[..Math.Min(length ?? 200, $"X{number}".Length)],
            _ when bare == typeof(DateTime) => At,
            _ when bare == typeof(DateOnly) => DateOnly.FromDateTime(At),
            _ when bare == typeof(TimeOnly) => TimeOnly.FromDateTime(At),
            _ when bare == typeof(TimeSpan) => TimeSpan.FromMinutes(number),
            _ when bare == typeof(bool) => true,
            _ when bare == typeof(int) => name.EndsWith("Month", StringComparison.Ordinal) ? 202601 : number,
            _ when bare == typeof(long) => (long)number,
            _ when bare == typeof(decimal) => 1.5m,
            _ when bare == typeof(byte[]) => new byte[] { 1 },
            _ when bare == typeof(IdentityPasskeyData) => new IdentityPasskeyData { Name = "X" },
            { IsEnum: true } => Enum.GetValues(bare).GetValue(0)!,
            _ => throw new NotSupportedException($"No value is known for {name}, a {bare.Name}."),
        };
    }
}
