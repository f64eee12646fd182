using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Icmesh.Tests.SqlServer;

/// <summary>DacFx takes any unqualified function for a built-in one, so SQLite's own pass it; <c>||</c> passes the parser.</summary>
internal sealed class FunctionLint : TSqlFragmentVisitor
{
    private static readonly HashSet<string> Known = new(
        ("COUNT COUNT_BIG SUM AVG MIN MAX STDEV STDEVP VAR VARP STRING_AGG CHECKSUM_AGG GROUPING " +
        "JSON_VALUE JSON_QUERY JSON_MODIFY ISJSON JSON_OBJECT JSON_ARRAY JSON_PATH_EXISTS " +
        "ISNULL LEN DATALENGTH UPPER LOWER LTRIM RTRIM TRIM REPLACE SUBSTRING CHARINDEX PATINDEX STUFF REVERSE REPLICATE SPACE CONCAT CONCAT_WS " +
        "FORMAT TRANSLATE STRING_SPLIT STR UNICODE ASCII CHAR NCHAR QUOTENAME " +
        "DATEADD DATEDIFF DATEDIFF_BIG DATEPART DATENAME DATEFROMPARTS DATETIME2FROMPARTS DATETIMEOFFSETFROMPARTS TIMEFROMPARTS DATETRUNC " +
        "EOMONTH ISDATE DAY MONTH YEAR GETDATE GETUTCDATE SYSDATETIME SYSUTCDATETIME SYSDATETIMEOFFSET SWITCHOFFSET TODATETIMEOFFSET " +
        "ABS CEILING FLOOR ROUND POWER SQRT SQUARE EXP LOG LOG10 SIGN RAND GREATEST LEAST NEWID NEWSEQUENTIALID SCOPE_IDENTITY IDENT_CURRENT " +
        "OBJECT_ID OBJECT_NAME SCHEMA_ID SCHEMA_NAME TYPE_ID DB_NAME DB_ID COL_LENGTH SERVERPROPERTY DATABASEPROPERTYEX SUSER_SNAME " +
        "ROW_NUMBER RANK DENSE_RANK NTILE LAG LEAD FIRST_VALUE LAST_VALUE PERCENT_RANK CUME_DIST HASHBYTES CHECKSUM BINARY_CHECKSUM ISNUMERIC " +
        "ERROR_NUMBER ERROR_MESSAGE XACT_STATE APPLOCK_MODE").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _found = [];

    public static IReadOnlyList<string> Check(string sql)
    {
        var lint = new FunctionLint();
        TSqlCheck.Parsed(sql).Accept(lint);
        return lint._found;
    }

    public override void Visit(FunctionCall node)
    {
        if (node.CallTarget is null && !Known.Contains(node.FunctionName.Value))
        {
            _found.Add($"SQL Server has no function {node.FunctionName.Value}");
        }
    }

    public override void Visit(BinaryExpression node)
    {
        if (node.BinaryExpressionType.ToString().Contains("Concat", StringComparison.Ordinal))
        {
            _found.Add("SQL Server before 2025 has no operator ||");
        }
    }
}
