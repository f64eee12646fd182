using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Running;

namespace Icmesh.Rules.Gates;

/// <summary>One compiled version of a file of gates. Immutable; the explaining engine is built when somebody first asks.</summary>
internal sealed class GateSet : IGateSet
{
    private readonly FactCatalogue _catalogue;
    private readonly FactJson _json;
    private readonly ParsedGates _parsed;
    private readonly Action<FactRow, GateState[]> _judge;
    private readonly Lazy<GateEngine> _engine;

    private GateSet(RuleSetIdentity identity, GateSet other)
    {
        Identity = identity;
        (Gates, _catalogue, _json, _parsed, _judge, _engine) = (other.Gates, other._catalogue, other._json, other._parsed, other._judge, other._engine);
    }

    public GateSet(RuleSetIdentity identity, ParsedGates parsed, FactCatalogue catalogue, ParameterExpression facts)
    {
        Identity = identity;
        Gates = [.. parsed.Gates.Select(g => g.Definition)];
        (_catalogue, _json, _parsed) = (catalogue, new(catalogue), parsed);
        _judge = Compile(parsed.Gates, facts);
        _engine = new(() => new GateEngine(parsed.Gates));
    }

    public RuleSetIdentity Identity { get; }

    public RuleHeader Header => _parsed.Header;

    public IReadOnlyList<GateDefinition> Gates { get; }

    public IReadOnlyList<FactDefinition> Facts => _catalogue.All;

    /// <summary>The same rules under the number they got when they were stored.</summary>
    public GateSet Numbered(int version) => new(Identity with { Version = version }, this);

    public FactRow Row(object facts)
    {
        var row = _catalogue.NewRow();
        _catalogue.Fill(row, facts);
        return row;
    }

    public void Judge(FactRow row, GateState[] into) => _judge(row, into);

    public IReadOnlyList<FactDefinition> MissingOf(int gate, FactRow row) => RuleWorkflows.MissingOf(_parsed.Gates[gate].Condition.Facts, row);

    public string Evidence(FactRow row)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            _json.Write(writer, row);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public FactRow RowOf(string evidence)
    {
        using var json = JsonDocument.Parse(evidence);
        return _catalogue.Read(json.RootElement);
    }

    public Task<IReadOnlyList<(GateState State, RuleTrace Trace)>> ExplainAsync(FactRow row, CancellationToken cancellationToken) => _engine.Value.ExplainAsync(row, cancellationToken);

    private static Action<FactRow, GateState[]> Compile(IReadOnlyList<ParsedGate> gates, ParameterExpression facts)
    {
        var row = Expression.Parameter(typeof(FactRow), "row");
        var states = Expression.Parameter(typeof(GateState[]), "states");
        var known0 = Expression.Variable(typeof(ulong), "known0");
        var known1 = Expression.Variable(typeof(ulong), "known1");
        var codes = gates.Select(g => g.Definition.Code).ToList();
        List<Expression> body =
        [
            Expression.Assign(facts, Expression.Convert(row, facts.Type)),
            Expression.Assign(known0, Expression.Property(row, nameof(FactRow.Known0))),
            Expression.Assign(known1, Expression.Property(row, nameof(FactRow.Known1))),
        ];
        IndexExpression State(int place) => Expression.ArrayAccess(states, Expression.Constant(place));
        for (var i = 0; i < gates.Count; i++)
        {
            var condition = gates[i].Condition;
            Expression Is(GateState state) => Expression.Assign(State(i), Expression.Constant(state));
            Expression judge = Expression.IfThenElse(condition.Tree, Is(GateState.Passed), Is(GateState.Failed));
            if (condition.HasArithmetic)
            {
                judge = Expression.TryCatch(judge, Expression.Catch(typeof(ArithmeticException), Expression.Block(typeof(void), Is(GateState.Unknown))));
            }

            judge = Expression.IfThenElse(FactMask.Of(condition.Facts).Test(known0, known1), judge, Is(GateState.Unknown));
            if (gates[i].Definition.After is { } after)
            {
                judge = Expression.IfThenElse(Expression.Equal(State(codes.IndexOf(after)), Expression.Constant(GateState.Passed)), judge, Is(GateState.NotAsked));
            }

            body.Add(judge);
        }

        return Expression.Lambda<Action<FactRow, GateState[]>>(Expression.Block([facts, known0, known1], body), row, states).Compile();
    }
}
