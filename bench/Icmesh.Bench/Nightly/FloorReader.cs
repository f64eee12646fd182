using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Icmesh.Bench.Nightly;

/// <summary>The sums that the product asks the database for, by statements prepared once.</summary>
internal sealed class FloorReader(SqliteConnection connection, int first, int last, DateTime to)
{
    private const string Tree = """
        SELECT Id, MainContractorId FROM contractors_contractor
        WHERE MainContractorId IS NOT NULL AND TreeId IN (SELECT TreeId FROM contractors_contractor WHERE Id IN ({0}))
        """;

    private const string HoursOf = """
        SELECT ContractorId, Month, SUM(Hours), SUM(Headcount) FROM contractors_man_hours
        WHERE ContractorId IN ({0}) AND Month >= @first AND Month <= @last GROUP BY ContractorId, Month
        """;

    private const string IncidentsOf = """
        SELECT ContractorId, Month,
            SUM(CASE WHEN Class = 'Fatality' THEN 1 ELSE 0 END),
            SUM(CASE WHEN Class = 'Fatality' AND (IsAttributable <> 0 OR IsAttributable IS NULL) THEN 1 ELSE 0 END),
            SUM(CASE WHEN Class IN ('LostTime', 'Permanent') THEN 1 ELSE 0 END),
            SUM(CASE WHEN Class = 'Restricted' THEN 1 ELSE 0 END),
            SUM(CASE WHEN Class = 'Medical' THEN 1 ELSE 0 END),
            SUM(CASE WHEN Class = 'FirstAid' THEN 1 ELSE 0 END),
            SUM(CASE WHEN Class = 'NearMiss' THEN 1 ELSE 0 END),
            SUM(CASE WHEN DaysCharged > 0 THEN DaysCharged ELSE DaysLost END),
            SUM(CASE WHEN IsConcealed THEN 1 ELSE 0 END)
        FROM incidents_incident
        WHERE Month >= @first AND Month <= @last AND OccurredAt < @to AND NOT IsEmployee AND NOT IsCommuting AND ContractorId IN ({0})
        GROUP BY ContractorId, Month
        """;

    private readonly Dictionary<(string Sql, int Count), SqliteCommand> _prepared = [];

    /// <summary>Contractor and direct main contractor of everybody in the trees of some contractors.</summary>
    public List<(Guid Id, Guid Main)> Links(IReadOnlyList<Guid> contractors)
    {
        var links = new List<(Guid, Guid)>();
        using var reader = Command(Tree, contractors).ExecuteReader();
        while (reader.Read())
        {
            links.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return links;
    }

    public Dictionary<Guid, FloorTally> Tallies(IReadOnlyList<Guid> contractors)
    {
        var tallies = new Dictionary<Guid, FloorTally>(contractors.Count);
        using (var reader = Command(HoursOf, contractors).ExecuteReader())
        {
            while (reader.Read())
            {
                Of(tallies, reader.GetGuid(0)).AddHours(Place(reader.GetInt32(1)), reader.GetInt64(2), reader.GetInt32(3));
            }
        }

        Span<int> counts = stackalloc int[9];
        using (var reader = Command(IncidentsOf, contractors).ExecuteReader())
        {
            while (reader.Read())
            {
                for (var i = 0; i < counts.Length; i++)
                {
                    counts[i] = reader.GetInt32(i + 2);
                }

                Of(tallies, reader.GetGuid(0)).AddIncidents(Place(reader.GetInt32(1)), counts);
            }
        }

        return tallies;
    }

    private int Place(int month) => (month / 100 - first / 100) * 12 + month % 100 - first % 100;

    private static FloorTally Of(Dictionary<Guid, FloorTally> tallies, Guid contractor)
    {
        if (!tallies.TryGetValue(contractor, out var tally))
        {
            tallies.Add(contractor, tally = new FloorTally());
        }

        return tally;
    }

    private SqliteCommand Command(string sql, IReadOnlyList<Guid> contractors)
    {
        if (!_prepared.TryGetValue((sql, contractors.Count), out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = string.Format(CultureInfo.InvariantCulture, sql, string.Join(',', Enumerable.Range(0, contractors.Count).Select(i => $"@c{i}")));
            for (var i = 0; i < contractors.Count; i++)
            {
                command.Parameters.Add($"@c{i}", SqliteType.Text);
            }

            command.Parameters.AddWithValue("@first", first);
            command.Parameters.AddWithValue("@last", last);
            command.Parameters.AddWithValue("@to", to);
            _prepared.Add((sql, contractors.Count), command);
        }

        for (var i = 0; i < contractors.Count; i++)
        {
            command.Parameters[i].Value = contractors[i];
        }

        return command;
    }
}
