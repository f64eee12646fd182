using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Kernel.Data;

/// <summary>Rows that change without an activity entry, and why that is right. All others are held to one, see <see cref="RecordGuard"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotRecordedAttribute(string because) : Attribute
{
    public string Because => because;
}

public static class NotRecordedAnnotation
{
    private const string Name = "Icmesh:NotRecorded";

    /// <summary>The same for a class that is not ours to put the attribute on.</summary>
    public static EntityTypeBuilder<T> NotRecorded<T>(this EntityTypeBuilder<T> entity, string because) where T : class => entity.HasAnnotation(Name, because);

    /// <returns>Null where every change of it is recorded.</returns>
    public static string? NotRecordedBecause(this IReadOnlyEntityType entity) =>
        (string?)entity.FindAnnotation(Name)?.Value ?? ((NotRecordedAttribute?)Attribute.GetCustomAttribute(entity.ClrType, typeof(NotRecordedAttribute)))?.Because;
}
