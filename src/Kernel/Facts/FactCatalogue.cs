using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace Icmesh.Kernel.Facts;

/// <summary>
/// All facts that rules may name, from all modules: what each means, its unit and range. Also makes and fills
/// <see cref="FactRow"/>s.
/// </summary>
public sealed class FactCatalogue
{
    private readonly Dictionary<Type, Action<object, FactRow>> _fillers = [];
    private readonly Func<FactRow> _new;
    private readonly Dictionary<string, FactDefinition> _byName;

    /// <param name="types">Fact records with the module each belongs to; order does not matter.</param>
    public FactCatalogue(IEnumerable<(string Module, Type FactType)> types)
    {
        var properties = types.SelectMany(t => t.FactType.GetProperties().Select(p => (t.Module, Property: p)))
            .OrderBy(p => p.Property.Name, StringComparer.Ordinal).ToList();
        All = [.. properties.Select((p, i) => Define(p.Module, p.Property, i))];
        if (All.Count > FactRow.Capacity || All.Select(f => f.Name).Distinct().Count() != All.Count)
        {
            throw new InvalidOperationException($"Fact names must be unique across modules and at most {FactRow.Capacity}.");
        }

        _byName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);
        RowType = FactRowType.Make(string.Concat(properties.Select(p => p.Property.DeclaringType!.Name).Distinct()), All);
        _new = Expression.Lambda<Func<FactRow>>(Expression.New(RowType)).Compile();
        foreach (var group in properties.GroupBy(p => p.Property.DeclaringType!))
        {
            _fillers[group.Key] = Filler(group.Key, [.. group.Select(p => p.Property)]);
        }
    }

    /// <summary>Ordered by name.</summary>
    public IReadOnlyList<FactDefinition> All { get; }

    /// <summary>The type that expressions are parsed against, as <c>f</c>.</summary>
    public Type RowType { get; }

    public FactDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    public FactRow NewRow() => _new();

    /// <summary>Copies what a source knows into a row. Facts that the source does not know stay unknown.</summary>
    public void Fill(FactRow row, object sourceFacts) => _fillers[sourceFacts.GetType()](sourceFacts, row);

    /// <summary>The value of a fact, or null where it is not known.</summary>
    public object? ValueOf(FactRow row, FactDefinition fact) => row.Has(fact.Index) ? RowType.GetProperty(fact.Name)!.GetValue(row) : null;

    /// <summary>Sets a fact by name, for cases and for stored evidence. Null makes it unknown.</summary>
    /// <exception cref="ArgumentException">No such fact, or the value is not of its kind.</exception>
    public void Set(FactRow row, string name, object? value)
    {
        var fact = Find(name) ?? throw new ArgumentException($"No fact is called {name}.", nameof(name));
        if (value is not null)
        {
            if (value.GetType() != FactRowType.ClrType(fact.Kind))
            {
                throw new ArgumentException($"{name} is not a {value.GetType().Name}.", nameof(value));
            }

            RowType.GetProperty(name)!.SetValue(row, value);
            row.Know(fact.Index);
        }
    }

    /// <summary>Reads a row back from the JSON that <see cref="FactJson"/> wrote. Facts that no longer exist are left out.</summary>
    public FactRow Read(JsonElement facts)
    {
        var row = NewRow();
        foreach (var member in facts.EnumerateObject())
        {
            if (Find(member.Name) is not null)
            {
                Set(row, member.Name, member.Value.ValueKind switch
                {
                    JsonValueKind.Number => member.Value.GetDecimal(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.String => member.Value.GetString(),
                    _ => null,
                });
            }
        }

        return row;
    }

    private static FactDefinition Define(string module, PropertyInfo property, int index)
    {
        var attribute = property.GetCustomAttribute<FactAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has no [Fact] text.");
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var kind = type == typeof(string) ? FactKind.Text
            : type == typeof(bool) ? FactKind.Flag
            : type == typeof(decimal) || type == typeof(int) || type == typeof(long) ? FactKind.Number
            : throw new InvalidOperationException($"{property.Name}: a fact is a number, a flag or a text, not {type.Name}.");
        var isInteger = type == typeof(int) || type == typeof(long);
        return new(property.Name, kind, isInteger, attribute.Meaning, attribute.Unit, FactAttribute.Number(attribute.Min),
            FactAttribute.Number(attribute.Max), isInteger ? 1m : FactAttribute.Number(attribute.Step)!.Value, attribute.Values, module, index);
    }

    private Action<object, FactRow> Filler(Type sourceType, IReadOnlyList<PropertyInfo> properties)
    {
        var source = Expression.Parameter(typeof(object), "source");
        var row = Expression.Parameter(typeof(FactRow), "row");
        var typedSource = Expression.Variable(sourceType, "facts");
        var typedRow = Expression.Variable(RowType, "typed");
        var body = new List<Expression>
        {
            Expression.Assign(typedSource, Expression.Convert(source, sourceType)),
            Expression.Assign(typedRow, Expression.Convert(row, RowType)),
        };
        foreach (var property in properties)
        {
            var fact = _byName[property.Name];
            var value = Expression.Property(typedSource, property);
            var isKnown = property.PropertyType == typeof(string)
                ? Expression.NotEqual(value, Expression.Constant(null, typeof(string)))
                : (Expression)Expression.Property(value, "HasValue");
            Expression bare = property.PropertyType == typeof(string) ? value : Expression.Property(value, "Value");
            body.Add(Expression.IfThen(isKnown, Expression.Block(
                Expression.Assign(Expression.Property(typedRow, property.Name), Expression.Convert(bare, FactRowType.ClrType(fact.Kind))),
                Expression.Call(row, nameof(FactRow.Know), null, Expression.Constant(fact.Index)))));
        }

        return Expression.Lambda<Action<object, FactRow>>(Expression.Block([typedSource, typedRow], body), source, row).Compile();
    }
}
