using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Icmesh.Tests.SqlServer;

/// <summary>What only a real SQL Server refuses when a table is created; DacFx lets it pass.</summary>
internal static class ModelRules
{
    private const int LongestName = 128, LargestClusteredKey = 900, LargestIndexKey = 1700, MostKeyColumns = 32;

    public static IEnumerable<string> Check(IModel model)
    {
        var tables = model.GetRelationalModel().Tables.ToList();
        return tables.SelectMany(Names).Concat(tables.SelectMany(Keys)).Concat(Cascades(tables));
    }

    private static IEnumerable<string> Names(ITable table) =>
        table.Columns.Select(c => c.Name).Concat(table.Indexes.Select(i => i.Name)).Concat(table.ForeignKeyConstraints.Select(f => f.Name)).Append(table.Name)
            .Where(n => n.Length > LongestName).Select(n => $"{table.Name}: the name {n} is longer than {LongestName}");

    private static IEnumerable<string> Keys(ITable table)
    {
        if (table.PrimaryKey is { } key && Size(key.Columns) is var clustered && clustered > LargestClusteredKey)
        {
            yield return $"{table.Name}: the key of {clustered} bytes is larger than {LargestClusteredKey}";
        }

        foreach (var index in table.Indexes)
        {
            var size = Size(index.Columns);
            if (size > LargestIndexKey)
            {
                yield return $"{index.Name}: the key of {(size == int.MaxValue ? "(max)" : size)} bytes is larger than {LargestIndexKey}";
            }

            if (index.Columns.Count > MostKeyColumns)
            {
                yield return $"{index.Name} has more than {MostKeyColumns} columns";
            }
        }
    }

    /// <summary>Error 1785: a table is reached by at most one path of cascades, and by none from itself.</summary>
    private static IEnumerable<string> Cascades(IReadOnlyList<ITable> tables)
    {
        var edges = tables.SelectMany(t => t.ForeignKeyConstraints)
            .Where(f => f.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault)
            .ToLookup(f => f.PrincipalTable);
        foreach (var root in tables)
        {
            var reached = new HashSet<ITable>();
            var waiting = new Queue<ITable>([root]);
            while (waiting.TryDequeue(out var at))
            {
                foreach (var edge in edges[at])
                {
                    if (edge.Table == root || !reached.Add(edge.Table))
                    {
                        yield return $"{edge.Table.Name} is reached from {root.Name} by more than one cascade (error 1785)";
                    }
                    else
                    {
                        waiting.Enqueue(edge.Table);
                    }
                }
            }
        }
    }

    private static int Size(IEnumerable<IColumn> columns)
    {
        var sizes = columns.Select(c => Size(c.StoreType)).ToList();
        return sizes.Contains(int.MaxValue) ? int.MaxValue : sizes.Sum();
    }

    private static int Size(string type)
    {
        var name = type.Split('(')[0];
        var length = type.Split('(', ')', ',') is [_, var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return type.Contains("(max)", StringComparison.Ordinal) ? int.MaxValue : name switch
        {
            "nvarchar" or "nchar" => 2 * length,
            "varchar" or "char" or "varbinary" or "binary" => length,
            "uniqueidentifier" => 16,
            "decimal" => length > 28 ? 17 : length > 19 ? 13 : length > 9 ? 9 : 5,
            "datetimeoffset" => 10,
            "bigint" or "datetime2" or "float" or "rowversion" => 8,
            _ => 4,
        };
    }
}
