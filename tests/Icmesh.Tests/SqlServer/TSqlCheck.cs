using System.Text;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Icmesh.Tests.SqlServer;

/// <summary>
/// Says what SQL Server would say about names and grammar, without one: ScriptDom parses, DacFx resolves every table, column, index
/// and parameter against the schema given to it.
/// </summary>
internal sealed class TSqlCheck : IDisposable
{
    /// <summary>An unresolved table inside a procedure is only a warning to DacFx.</summary>
    private const int UnresolvedReference = 71502;

    private readonly TSqlModel _model = new(SqlServerVersion.Sql160, new TSqlModelOptions { Collation = "SQL_Latin1_General_CP1_CI_AS" });
    private readonly Dictionary<string, string> _queries = [];
    private readonly List<string> _refused = [];
    private int _scripts;

    public static IReadOnlyList<string> Parse(string sql) => [.. Tree(sql).Errors.Select(e => $"({e.Line},{e.Column}) {e.Message}")];

    /// <summary>Takes tables and indexes out of a script, also from inside <c>IF</c> and <c>EXEC(N'…')</c>.</summary>
    public int AddSchema(string script)
    {
        var found = new SchemaVisitor();
        Parsed(script).Accept(found);
        foreach (var statement in found.Statements)
        {
            _model.AddOrUpdateObjects(statement, $"schema{_scripts++}.sql", new TSqlObjectOptions());
        }

        return found.Statements.Count;
    }

    /// <param name="parameters">Names with their T-SQL types.</param>
    public void AddQuery(string sql, IEnumerable<(string Name, string Type)> parameters)
    {
        var name = $"q{_queries.Count}";
        var text = new StringBuilder($"CREATE PROCEDURE [dbo].[{name}]");
        text.AppendJoin(',', parameters.Select(p => $"\n  @{p.Name.TrimStart('@')} {p.Type}"));
        text.Append("\nAS\nBEGIN\n").Append(sql).Append("\nEND");
        _queries[name] = sql;
        try
        {
            _model.AddOrUpdateObjects(text.ToString(), name + ".sql", new TSqlObjectOptions());
        }
        catch (DacModelException refusal)
        {
            _refused.Add($"{refusal.Message}\n{sql}");
        }
    }

    /// <summary>What is wrong, each with the command that it is wrong in.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. _model.Validate().Where(m => m.MessageType is Microsoft.SqlServer.Dac.DacMessageType.Error || m.Number == UnresolvedReference)
            .Select(m => $"{m.Prefix}{m.Number} {m.Message}{Query(m.Message)}"),
        .. _refused,
    ];

    public void Dispose() => _model.Dispose();

    internal static TSqlFragment Parsed(string sql)
    {
        var (tree, errors) = Tree(sql);
        return errors.Count == 0 ? tree : throw new InvalidOperationException($"({errors[0].Line},{errors[0].Column}) {errors[0].Message}\n{sql}");
    }

    private static (TSqlFragment Fragment, IList<ParseError> Errors) Tree(string sql)
    {
        using var reader = new StringReader(sql);
        var tree = new TSql160Parser(initialQuotedIdentifiers: true, SqlEngineType.Standalone).Parse(reader, out var errors);
        return (tree, errors);
    }

    private string Query(string message) =>
        _queries.FirstOrDefault(q => message.Contains($"[{q.Key}]", StringComparison.Ordinal)).Value is { } sql ? "\n" + sql : "";

    private sealed class SchemaVisitor : TSqlFragmentVisitor
    {
        private static readonly Sql160ScriptGenerator Generator = new();

        public List<string> Statements { get; } = [];

        public override void ExplicitVisit(CreateTableStatement node) => Take(node);

        public override void ExplicitVisit(CreateIndexStatement node) => Take(node);

        public override void ExplicitVisit(CreateSequenceStatement node) => Take(node);

        public override void ExplicitVisit(CreateSchemaStatement node) => Take(node);

        public override void ExplicitVisit(AlterTableAddTableElementStatement node) => Take(node);

        public override void ExplicitVisit(ExecuteStatement node)
        {
            if (node.ExecuteSpecification.ExecutableEntity is ExecutableStringList texts)
            {
                foreach (var text in texts.Strings.OfType<StringLiteral>())
                {
                    Parsed(text.Value).Accept(this);
                }
            }
        }

        private void Take(TSqlFragment fragment)
        {
            Generator.GenerateScript(fragment, out var script);
            Statements.Add(script);
        }
    }
}
