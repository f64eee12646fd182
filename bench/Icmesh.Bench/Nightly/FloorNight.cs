using System.Globalization;
using Icmesh.Bench.Rules;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Microsoft.Data.Sqlite;

namespace Icmesh.Bench.Nightly;

/// <summary>
/// The nightly run as somebody would write it who has only ADO.NET and wants it fast: the same sums asked of the database, the same rows stored
/// by prepared statements in the same batches and transactions, scores by <see cref="FloorScorecard"/>.
/// </summary>
internal sealed class FloorNight : IDisposable
{
    private const int BatchSize = 200;

    private readonly SqliteConnection _connection;
    private readonly FloorReader _reader;
    private readonly FloorStore _store;
    private readonly FloorEvidence _evidence = new();
    private readonly ScoreResult _result = FloorScorecard.NewResult();

    /// <param name="window">What the night looks at.</param>
    public FloorNight(string file, EvaluationWindow window)
    {
        _connection = new($"Data Source={file}");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=15000;";
        command.ExecuteNonQuery();
        _reader = new(_connection, window.FirstMonth.Number, window.LastMonth.Number, window.ToUtc);
        _store = new(_connection, window.Date);
    }

    public void Run()
    {
        var total = Convert.ToInt32(Scalar("SELECT COUNT(*) FROM contractors_contractor WHERE Status <> 'Ended'"), CultureInfo.InvariantCulture);
        _store.Open();
        using var list = _connection.CreateCommand();
        list.CommandText = "SELECT Id, Code, Name, Status, MainContractorId FROM contractors_contractor WHERE Status <> 'Ended' AND NormalizedCode > @after ORDER BY NormalizedCode LIMIT @limit";
        var after = list.Parameters.AddWithValue("@after", "");
        list.Parameters.AddWithValue("@limit", BatchSize);
        for (var done = 0; ;)
        {
            _store.Look();
            var batch = new List<(Guid Id, string Code)>(BatchSize);
            using (var reader = list.ExecuteReader())
            {
                while (reader.Read())
                {
                    batch.Add((reader.GetGuid(0), reader.GetString(1)));
                }
            }

            var scores = Score(batch);
            done += batch.Count;
            var isLast = batch.Count < BatchSize;
            _store.Save(scores, done, total, batch.Count == 0 ? (string)after.Value! : batch[^1].Code, isLast);
            if (isLast)
            {
                return;
            }

            after.Value = batch[^1].Code.ToUpperInvariant();
        }
    }

    private List<FloorScore> Score(List<(Guid Id, string Code)> batch)
    {
        var scores = new List<FloorScore>(batch.Count);
        if (batch.Count == 0)
        {
            return scores;
        }

        var ids = batch.ConvertAll(c => c.Id);
        var children = _reader.Links(ids).ToLookup(l => l.Main, l => l.Id);
        var trees = ids.ConvertAll(id => Below(id, children));
        var tallies = _reader.Tallies([.. trees.SelectMany(t => t).Distinct()]);
        for (var i = 0; i < ids.Count; i++)
        {
            var sum = new FloorTally();
            foreach (var member in trees[i])
            {
                if (tallies.TryGetValue(member, out var tally))
                {
                    sum.Add(tally);
                }
            }

            var facts = sum.Facts(tallies.TryGetValue(ids[i], out var own) ? own.Reported : 0);
            FloorScorecard.Score(facts, _result);
            scores.Add(new(ids[i], _result.Outcome, _result.HasScore ? decimal.Round(_result.Score, 6) : null, _result.Grade, decimal.Round(_result.Coverage, 6), _evidence.Write(facts, _result)));
        }

        return scores;
    }

    private static List<Guid> Below(Guid id, ILookup<Guid, Guid> children)
    {
        List<Guid> found = [id];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(children[found[i]]);
        }

        return found;
    }

    private object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        _evidence.Dispose();
        _connection.Dispose();
    }
}

internal sealed record FloorScore(Guid Contractor, Outcome Outcome, decimal? Score, int Grade, decimal Coverage, string Evidence);
