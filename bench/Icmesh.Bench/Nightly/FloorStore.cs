using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Icmesh.Bench.Nightly;

/// <summary>Stores the run and its results by statements prepared once; each batch with its progress and announcement in one transaction.</summary>
internal sealed class FloorStore(SqliteConnection connection, DateOnly night)
{
    private static readonly string[] Grades = ["EXCELLENT", "GOOD", "FAIR", "POOR", "BAD"];

    private readonly Guid _run = Guid.CreateVersion7();
    private SqliteCommand? _look, _progress, _result, _announce;

    public void Open()
    {
        Command("SELECT * FROM scorecards_run WHERE BusinessDate = @date ORDER BY Revision DESC LIMIT 1", ("@date", night)).ExecuteScalar();
        Command("""
            INSERT INTO scorecards_run (Id, BusinessDate, RuleSha256, RulePath, RuleVersion, Revision, StartedBy, StartedAt, Status, Total, Done, WorkMilliseconds, StopRequested, Fencing)
            VALUES (@id, @date, (SELECT Sha256 FROM rules_version LIMIT 1), 'scorecards/k3lh', 1, 1, 'bench', @now, 'Stopped', 0, 0, 0, 0, 0)
            """, ("@id", _run), ("@date", night), ("@now", Now)).ExecuteNonQuery();
        Command("UPDATE scorecards_run SET LeaseOwner = 'bench', LeaseUntil = @until, Fencing = 1, Status = 'Running' WHERE Id = @id AND Fencing = 0", ("@id", _run), ("@until", Now)).ExecuteNonQuery();
        _look = Command("SELECT * FROM scorecards_run WHERE Id = @id", ("@id", _run));
        _progress = Command("UPDATE scorecards_run SET Done = @done, Total = @total, LastCode = @code, LeaseUntil = @now, Status = @status, FinishedAt = @finished, WorkMilliseconds = @done WHERE Id = @id AND Fencing = 1",
            ("@done", 0), ("@total", 0), ("@code", ""), ("@now", Now), ("@status", ""), ("@finished", DBNull.Value), ("@id", _run));
        _result = Command("INSERT INTO scorecards_result (RunId, ContractorId, Outcome, Score, Grade, Coverage, Evidence) VALUES (@run, @contractor, @outcome, @score, @grade, @coverage, @evidence)",
            ("@run", _run), ("@contractor", Guid.Empty), ("@outcome", ""), ("@score", ""), ("@grade", ""), ("@coverage", ""), ("@evidence", ""));
        _announce = Command("INSERT INTO kernel_outbox (At, Topic, Payload, Attempts) VALUES (@now, 'run.progressed', @payload, 0) RETURNING Id", ("@now", Now), ("@payload", ""));
    }

    /// <summary>Reads the run anew: somebody may want it stopped.</summary>
    public void Look()
    {
        using var reader = _look!.ExecuteReader();
        reader.Read();
        reader.GetBoolean(reader.GetOrdinal("StopRequested"));
    }

    public void Save(List<FloorScore> scores, int done, int total, string lastCode, bool isLast)
    {
        using var transaction = connection.BeginTransaction();
        _progress!.Transaction = _result!.Transaction = _announce!.Transaction = transaction;
        Set(_progress, done, total, lastCode, Now, isLast ? "Finished" : "Running", isLast ? Now : DBNull.Value, _run);
        _progress.ExecuteNonQuery();
        foreach (var score in scores)
        {
            Set(_result, _run, score.Contractor, score.Outcome.ToString(), score.Score?.ToString(CultureInfo.InvariantCulture) ?? (object)DBNull.Value, score.Grade < 0 ? DBNull.Value : Grades[score.Grade], score.Coverage.ToString(CultureInfo.InvariantCulture), score.Evidence);
            _result.ExecuteNonQuery();
        }

        Set(_announce, Now, string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{_run}}","businessDate":"{{night:yyyy-MM-dd}}","done":{{done}},"total":{{total}},"state":"{{(isLast ? "finished" : "running")}}","secondsLeft":0}"""));
        _announce.ExecuteScalar();
        transaction.Commit();
        _look!.Transaction = null;
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
