using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Icmesh.Tests.SqlServer;

/// <param name="Property">What the column holds, where it is a column of one of our tables.</param>
internal sealed record Column(string Name, IProperty? Property);

/// <summary>Makes up one row for a SELECT: each column gets a value that its entity could hold, so that the code after it runs on.</summary>
internal sealed class RowMaker(IEnumerable<ModuleDb> contexts)
{
    /// <summary>Every id is this one, so that rows of different reads belong together.</summary>
    public static readonly Guid Id = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    private readonly Dictionary<(string Table, string Column), IProperty> _properties = contexts
        .SelectMany(c => c.Model.GetEntityTypes()).SelectMany(e => e.GetProperties().Select(p => (Key: (e.GetTableName()!, p.GetColumnName()), p)))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().p);

    public IReadOnlyList<Column> Columns(string sql)
    {
        var found = new Visitor();
        TSqlCheck.Parsed(sql).Accept(found);
        return found.First is null ? [] : [.. found.First.SelectElements.OfType<SelectScalarExpression>().Select(e => Of(e, found))];
    }

    /// <summary>A value of the column's own kind where that is known, else of the kind asked for.</summary>
    public static T? Value<T>(Column? column)
    {
        if (typeof(T) == typeof(Guid))
        {
            return (T)(object)Id;
        }

        var property = column?.Property;
        if (property is null)
        {
            return typeof(T) == typeof(object) ? (T)(object)1L : (T)EntityMaker.Value(typeof(T), column?.Name ?? "");
        }

        var value = EntityMaker.Value(property);
        var stored = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return stored is T typed ? typed : (T)EntityMaker.Value(typeof(T), column!.Name);
    }

    private Column Of(SelectScalarExpression element, Visitor found)
    {
        var name = (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers;
        var last = name?[^1].Value ?? "";
        var table = name?.Count > 1 && found.Tables.TryGetValue(name[0].Value, out var t) ? t : null;
        var property = table is not null && _properties.TryGetValue((table, last), out var exact)
            ? exact
            : found.Tables.Values.Select(v => _properties.GetValueOrDefault((v, last))).FirstOrDefault(p => p is not null);
        return new(element.ColumnName?.Value ?? last, property);
    }

    private sealed class Visitor : TSqlFragmentVisitor
    {
        public QuerySpecification? First { get; private set; }

        /// <summary>Tables by the alias that EF gives them.</summary>
        public Dictionary<string, string> Tables { get; } = [];

        public override void Visit(QuerySpecification node) => First ??= node;

        public override void Visit(NamedTableReference node) =>
            Tables[node.Alias?.Value ?? node.SchemaObject.BaseIdentifier.Value] = node.SchemaObject.BaseIdentifier.Value;
    }
}
