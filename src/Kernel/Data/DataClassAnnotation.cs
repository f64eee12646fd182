using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Kernel.Data;

/// <summary>Classifies columns of classes that are not ours to put <see cref="DataAttribute"/> on.</summary>
public static class DataClassAnnotation
{
    private const string Name = "Icmesh:DataClass";

    public static PropertyBuilder<T> Classed<T>(this PropertyBuilder<T> property, DataClass value) => property.HasAnnotation(Name, value.ToString());

    internal static DataClass? ClassedAs(this IReadOnlyProperty property) =>
        Enum.TryParse<DataClass>((string?)property.FindAnnotation(Name)?.Value, out var value) ? value : null;
}
