using System.Linq.Expressions;
using System.Text.Json;

namespace Icmesh.Kernel.Facts;

/// <summary>
/// Writes the known facts of a row as one JSON object, ordered by name, numbers unrounded. The same facts give the same bytes.
/// </summary>
public sealed class FactJson
{
    private readonly Action<FactRow, Utf8JsonWriter> _write;

    public FactJson(FactCatalogue catalogue)
    {
        var row = Expression.Parameter(typeof(FactRow), "row");
        var writer = Expression.Parameter(typeof(Utf8JsonWriter), "writer");
        var typed = Expression.Variable(catalogue.RowType, "typed");
        var body = new List<Expression> { Expression.Assign(typed, Expression.Convert(row, catalogue.RowType)) };
        foreach (var fact in catalogue.All)
        {
            var method = fact.Kind switch
            {
                FactKind.Number => nameof(Utf8JsonWriter.WriteNumber),
                FactKind.Flag => nameof(Utf8JsonWriter.WriteBoolean),
                FactKind.Text => nameof(Utf8JsonWriter.WriteString),
            };
            body.Add(Expression.IfThen(
                Expression.Call(row, nameof(FactRow.Has), null, Expression.Constant(fact.Index)),
                Expression.Call(writer, method, null, Expression.Constant(JsonEncodedText.Encode(fact.Name)), Expression.Property(typed, fact.Name))));
        }

        _write = Expression.Lambda<Action<FactRow, Utf8JsonWriter>>(Expression.Block([typed], body), row, writer).Compile();
    }

    public void Write(Utf8JsonWriter writer, FactRow row)
    {
        writer.WriteStartObject();
        _write(row, writer);
        writer.WriteEndObject();
    }
}
