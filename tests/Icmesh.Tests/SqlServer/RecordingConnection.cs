using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Icmesh.Tests.SqlServer;

/// <param name="From">What the application was doing.</param>
internal sealed record Command(string Sql, IReadOnlyList<(string Name, string Type)> Parameters, string From);

/// <summary>Stands where the connection to SQL Server would: takes down each command and answers so that the caller goes on.</summary>
internal sealed class RecordingConnection(CommandLog log) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string ConnectionString { get; set; } = Support.Installation.NoServer;

    public override string Database => "none";
    public override string DataSource => "none";
    public override string ServerVersion => "16.00.1000";
    public override ConnectionState State => _state;

    public override void Open() => _state = ConnectionState.Open;

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new RecordingTransaction(this);

    protected override DbCommand CreateDbCommand() => new RecordingCommand(log) { Connection = this };

    private sealed class RecordingTransaction(RecordingConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;
        protected override DbConnection DbConnection => connection;
        public override bool SupportsSavepoints => true;

        public override void Commit() { }

        public override void Rollback() { }

        public override void Save(string savepointName) { }

        public override void Rollback(string savepointName) { }

        public override void Release(string savepointName) { }
    }

    /// <summary>Its parameters are SQL Server's own, so that their types are known.</summary>
    private sealed class RecordingCommand(CommandLog log) : DbCommand
    {
        private readonly SqlCommand _parameters = new();

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }
        public override CommandType CommandType { get; set; } = CommandType.Text;
        public override bool DesignTimeVisible { get; set; }
        public override UpdateRowSource UpdatedRowSource { get; set; }
        protected override DbConnection? DbConnection { get; set; }
        protected override DbTransaction? DbTransaction { get; set; }
        protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

        public override void Cancel() { }

        public override void Prepare() { }

        public override int ExecuteNonQuery()
        {
            Record();
            return 1;
        }

        public override object ExecuteScalar()
        {
            Record();
            return 1;
        }

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            Record();
            return new RecordingReader(CommandText, log.Rows);
        }

        protected override void Dispose(bool disposing)
        {
            _parameters.Dispose();
            base.Dispose(disposing);
        }

        private void Record() => log.Add(CommandText, [.. _parameters.Parameters.Cast<SqlParameter>().Select(p => (p.ParameterName, TypeOf(p)))]);

        private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
        {
            SqlDbType.NVarChar or SqlDbType.VarChar or SqlDbType.VarBinary or SqlDbType.NChar or SqlDbType.Char or SqlDbType.Binary =>
                $"{parameter.SqlDbType.ToString().ToLowerInvariant()}({(parameter.Size is <= 0 or > 4000 ? "max" : parameter.Size)})",
            SqlDbType.Decimal => $"decimal({(parameter.Precision == 0 ? 18 : parameter.Precision)},{parameter.Scale})",
            SqlDbType.Structured => parameter.TypeName,
            SqlDbType.Timestamp => "varbinary(8)",
            _ => parameter.SqlDbType.ToString().ToLowerInvariant(),
        };
    }
}
