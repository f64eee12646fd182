using System.Collections;
using System.Data.Common;

namespace Icmesh.Tests.SqlServer;

/// <summary>
/// Answers a SELECT with no row or with made-up ones, and what SaveChanges sends with the row count and keys that it waits for.
/// </summary>
internal sealed class RecordingReader(string sql, RowMaker? rows) : DbDataReader
{
    private static long _key;

    private readonly bool _isWrite = new[] { "INSERT ", "UPDATE ", "DELETE ", "MERGE " }.Any(w => sql.Contains(w, StringComparison.Ordinal));
    private readonly bool _isAggregate = new[] { "SELECT COUNT", "SELECT CASE", "SELECT COALESCE(SUM" }.Any(w => sql.StartsWith(w, StringComparison.Ordinal));
    private readonly bool _isExtreme = new[] { "SELECT MAX(", "SELECT MIN(", "SELECT AVG(" }.Any(w => sql.StartsWith(w, StringComparison.Ordinal)) && !sql.Contains("GROUP BY", StringComparison.Ordinal);
    private readonly Lazy<IReadOnlyList<Column>> _columns = new(() => rows?.Columns(sql) ?? []);
    private int _read, _position;

    public override int FieldCount => 128;
    public override int RecordsAffected => 1;
    public override bool HasRows => _isWrite || _isAggregate || _isExtreme || rows is not null;
    public override bool IsClosed => false;
    public override int Depth => 0;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>A write is answered with as many rows as are asked for, one for each row written.</summary>
    public override bool Read() => _isWrite || (_read++ == 0 && (_isAggregate || _isExtreme || rows is not null));

    public override bool NextResult() => _isWrite;

    /// <summary>The largest of no rows is null, and that is a row.</summary>
    public override bool IsDBNull(int ordinal) => _isExtreme && rows is null;

    public override object GetValue(int ordinal) => Value<object>(ordinal) ?? 1L;

    public override T GetFieldValue<T>(int ordinal) => _isWrite || _isAggregate
        ? (T)(typeof(T) == typeof(byte[]) ? BitConverter.GetBytes(Interlocked.Increment(ref _key)) : Convert.ChangeType(Number(ordinal), typeof(T), null))
        : Value<T>(ordinal)!;

    public override int GetInt32(int ordinal) => _isWrite || _isAggregate ? (int)Number(ordinal) : Value<int>(ordinal);

    public override long GetInt64(int ordinal) => _isWrite || _isAggregate ? Number(ordinal) : Value<long>(ordinal);

    public override bool GetBoolean(int ordinal) => _isAggregate || Value<bool>(ordinal);

    public override byte GetByte(int ordinal) => Value<byte>(ordinal);

    public override char GetChar(int ordinal) => Value<char>(ordinal);

    public override DateTime GetDateTime(int ordinal) => Value<DateTime>(ordinal);

    public override decimal GetDecimal(int ordinal) => Value<decimal>(ordinal);

    public override double GetDouble(int ordinal) => Value<double>(ordinal);

    public override float GetFloat(int ordinal) => Value<float>(ordinal);

    public override Guid GetGuid(int ordinal) => Value<Guid>(ordinal);

    public override short GetInt16(int ordinal) => Value<short>(ordinal);

    public override string GetString(int ordinal) => Value<string>(ordinal) ?? "X";

    public override string GetName(int ordinal) => ordinal < _columns.Value.Count ? _columns.Value[ordinal].Name : $"c{ordinal}";

    public override int GetOrdinal(string name) => Math.Max(0, _columns.Value.ToList().FindIndex(c => c.Name == name));

    public override string GetDataTypeName(int ordinal) => "";

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override int GetValues(object[] values) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    private long Number(int ordinal) =>
        sql.Contains("MERGE ", StringComparison.Ordinal) && sql.Contains("_Position", StringComparison.Ordinal) && ordinal > 0 ? _position++
        : _isAggregate || sql.Contains("OUTPUT 1", StringComparison.Ordinal) || sql.Contains("@@ROWCOUNT", StringComparison.Ordinal) ? 1
        : Interlocked.Increment(ref _key);

    private T? Value<T>(int ordinal) => RowMaker.Value<T>(ordinal < _columns.Value.Count ? _columns.Value[ordinal] : null);
}
