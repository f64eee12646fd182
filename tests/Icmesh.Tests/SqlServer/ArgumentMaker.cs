using System.Reflection;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Jobs;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.SqlServer;

/// <summary>Makes up the arguments that a method of the application is tried with.</summary>
internal sealed class ArgumentMaker(IServiceProvider services, CancellationToken cancellationToken)
{
    private const int Deepest = 4;

    private static readonly MethodInfo ListOf = typeof(ArgumentMaker).GetMethod(nameof(List), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Null where an argument cannot be made.</summary>
    public object?[]? For(MethodBase method, int depth = 0)
    {
        var arguments = new List<object?>();
        foreach (var parameter in method.GetParameters())
        {
            if (!TryMake(parameter.ParameterType, parameter.Name ?? "", depth, out var value))
            {
                if (!parameter.HasDefaultValue)
                {
                    return null;
                }

                value = parameter.DefaultValue;
            }

            arguments.Add(value);
        }

        return [.. arguments];
    }

    public static EvaluationWindow Window(IServiceProvider services) =>
        EvaluationWindow.EndingOn(new DateOnly(2026, 1, 15), services.GetRequiredService<SiteClock>());

    /// <summary>One row with the examples that the kind itself gives.</summary>
    public static ImportBatch Batch(IImportKind kind)
    {
        var raw = kind.Columns.ToDictionary(c => c.Name, c => c.Example);
        return new([new ImportRow(2, kind.Columns.ToDictionary(c => c.Name, Typed), raw)]);
    }

    private static object? Typed(ImportColumn column) => column.Type switch
    {
        ColumnType.Integer => column.Name == "year" ? 2026L : (long)Math.Max(column.Min ?? 1, 1),
        ColumnType.Decimal => column.Min ?? 1m,
        ColumnType.Date => new DateOnly(2026, 1, 15),
        ColumnType.DateTime => new DateTime(2026, 1, 15),
        ColumnType.Flag => true,
        ColumnType.Choice => column.Choices[0],
        ColumnType.Text => column.Example,
    };

    private bool TryMake(Type type, string name, int depth, out object? value)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        value = bare switch
        {
            _ when bare == typeof(CancellationToken) => cancellationToken,
            _ when bare == typeof(DbSession) || bare.IsAssignableTo(typeof(ModuleDb)) => services.GetService(bare),
            _ when bare == typeof(Guid) => RowMaker.Id,
            _ when bare == typeof(EvaluationWindow) => Window(services),
            _ when bare == typeof(YearMonth) => new YearMonth(2026, 1),
            _ when bare == typeof(IServiceProvider) => services,
            _ => Simple(bare, name) ?? Collection(bare, name, depth) ?? (bare is { IsInterface: true, Namespace: not null } ? services.GetService(bare) : null) ?? Composed(bare, depth),
        };
        return value is not null;
    }

    private static object? Simple(Type type, string name)
    {
        try
        {
            return EntityMaker.Value(type, name);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private object? Collection(Type type, string name, int depth)
    {
        var element = type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments() is [var only] && type.IsAssignableFrom(only.MakeArrayType()) ? only : null;
        return element is not null && TryMake(element, name, depth, out var item) ? ListOf.MakeGenericMethod(element).Invoke(null, [item]) : null;
    }

    /// <summary>A class or record of the application, by the constructor that takes most, with its required properties set.</summary>
    private object? Composed(Type type, int depth)
    {
        if (depth >= Deepest || type.IsAbstract || type.Assembly.GetName().Name?.StartsWith("Icmesh.", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(c => c.GetParameters() is not [var one] || one.ParameterType != type).MaxBy(c => c.GetParameters().Length);
        if (constructor is null || For(constructor, depth + 1) is not { } arguments)
        {
            return null;
        }

        var made = constructor.Invoke(arguments);
        foreach (var property in type.GetProperties().Where(p => p is { CanWrite: true } && p.GetIndexParameters().Length == 0 && constructor.GetParameters().All(a => a.Name != p.Name)))
        {
            if (TryMake(property.PropertyType, property.Name, depth + 1, out var value))
            {
                property.SetValue(made, value);
            }
        }

        return made;
    }

    private static T[] List<T>(T item) => [item];
}
