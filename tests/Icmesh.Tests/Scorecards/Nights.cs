using System.Globalization;
using Icmesh.Apd;
using Icmesh.Contractors;
using Icmesh.Incidents;
using Icmesh.Readiness;
using Icmesh.Rules;
using Icmesh.Scorecards;
using Icmesh.Scorecards.Data;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Scorecards;

/// <summary>Databases with contractors to evaluate, and what their runs left behind.</summary>
internal static class Nights
{
    public static ModuleDatabase Database() => new(new ContractorsModule(), new IncidentsModule(), new ApdModule(), new ReadinessModule(), new RulesModule(), new ScorecardsModule());

    public static Task<EvaluationRun> EvaluateAsync(this ModuleDatabase database, DateOnly date, string? reason = null, IProgress<RunProgress>? progress = null) =>
        database.InAsync<EvaluateNight, EvaluationRun>(night => night.RunAsync(date, reason, "tester", progress, CancellationToken.None));

    public static Task<T> ReadAsync<T>(this ModuleDatabase database, Func<ScorecardsDb, Task<T>> read) => database.InAsync(read);

    /// <summary>Contractors M-0001 and on with hours in the month, every seventh with a case of its own kind.</summary>
    public static async Task AddManyAsync(this ModuleDatabase database, int count, int year, int month)
    {
        var codes = Enumerable.Range(1, count).Select(i => $"M-{i:0000}").ToList();
        await database.AddContractorsAsync([.. codes.Select((c, i) => $"{c},PT {c},Active,{(i % 9 == 8 ? codes[i - 1] : "")}")]);
        await database.AddHoursAsync([.. codes.Where((_, i) => i % 5 != 4).Select((c, i) => $"{c},RDX,{year},{month},{20_000 + i * 137 % 400_000},{100 + i}")]);
        string[] cases = ["Medical,None,0,,2", "FirstAid,None,0,,1", "Medical,LostTime,9,,4", "Fatal,Fatal,0,,6"];
        await database.AddIncidentsAsync([.. codes.Where((_, i) => i % 7 == 0)
            .Select((c, i) => $"{c},RDX,{year}-{month:00}-{1 + i % 28:00} 08:00,{cases[i % cases.Length]},{c},,,,")]);
    }

    /// <summary>A copy of the database, whole and closed, for a process of its own.</summary>
    public static Task CopyToAsync(this ModuleDatabase database, string file) =>
        database.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));

    /// <summary>Every stored result of a date as one line, by contractor.</summary>
    public static List<string> Results(string connection, DateOnly date) => Query(connection,
        "SELECT s.ContractorId || ' ' || s.Outcome || ' ' || ifnull(s.Score, '-') || ' ' || ifnull(s.Grade, '-') || ' ' || s.Coverage || ' ' || s.Evidence " +
        "FROM scorecards_result s JOIN scorecards_run r ON r.Id = s.RunId WHERE r.BusinessDate = $date ORDER BY s.ContractorId", date);

    /// <summary>Status, contractors done and hands it went through of each run of a date.</summary>
    public static List<string> Runs(string connection, DateOnly date) =>
        Query(connection, "SELECT Status || ' ' || Done || ' ' || Fencing FROM scorecards_run WHERE BusinessDate = $date ORDER BY Revision", date);

    public static List<string> Query(string connection, string sql, DateOnly date)
    {
        using var database = new SqliteConnection(connection);
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
