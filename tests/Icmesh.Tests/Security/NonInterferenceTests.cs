using System.Text;
using System.Text.RegularExpressions;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security;

/// <summary>Whatever happens at a rival, the people of a company read the same bytes: no list, count, rank, mean or search tells of it.</summary>
[Trait("Category", "Security")]
public sealed partial class NonInterferenceTests
{
    private const int Added = 1000;

    /// <summary>Lists are asked for in other ways too: a search that finds a rival's row, its page, its order.</summary>
    private static readonly string[] Queries = ["", "q=KENARI-B", "p=2&size=25", "sort=-name", "contractor=KENARI-B-code", "site=SLT"];

    [Fact]
    public async Task A_thousand_rows_of_a_rival_change_no_byte_of_anybodys_page()
    {
        var town = await Town.GetAsync();
        await using var app = town.Open();
        var people = town.Principals.Where(p => p.Contractor == town.A.Contractor).ToList();
        using var client = app.Browser();
        var before = await ReadAsync(town, client, people);

        var added = await AddAsync(town, app);

        var after = await ReadAsync(town, client, people);
        Assert.InRange(added, Added, int.MaxValue);
        Assert.Contains(before.Values, text => text.Contains("KENARI-A-narrative", StringComparison.Ordinal));
        var changed = before.Keys.Where(k => before[k] != after[k]).Select(k => $"{k}: {Difference(before[k], after[k])}").ToList();
        Assert.True(changed.Count == 0, string.Join('\n', changed.Take(20)));

        // The rows are really there for whoever may see them.
        Assert.Contains("KENARI-B-code", (await ReadAsync(town, client, [town.Who("hse-admin")]))["hse-admin /Incidents?q=KENARI-B"], StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> ReadAsync(Town town, HttpClient client, IReadOnlyList<Principal> people)
    {
        // What is recorded is read first: the record itself then shows the same each time.
        var pages = new Dictionary<string, string>();
        foreach (var sample in town.Samples.Where(s => s.Verb == "GET" && s.Path != "/Reporting/Events").OrderByDescending(s => s.IsRecorded))
        {
            foreach (var (who, side) in people.SelectMany(p => (sample.Reach is Reach.None ? [town.A] : town.There).Where(s => sample.Reach is not (Reach.All or Reach.Mine) || s == town.A).Select(s => (p, s))))
            {
                foreach (var query in sample.Reach is Reach.None ? Queries : [""])
                {
                    using var request = Call.Of(town, sample, who, side).Request();
                    var address = request.RequestUri!.OriginalString + (query.Length == 0 ? "" : (sample.Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query);
                    request.RequestUri = new(address, UriKind.Relative);
                    using var answer = await client.SendAsync(request);
                    var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
                    pages[$"{who} {address}"] = $"{(int)answer.StatusCode} {answer.Headers.Location} {Fresh().Replace(text, "")}";
                }
            }
        }

        return pages;
    }

    /// <summary>Rows like those that B has, in every table of companies, until there are a thousand more; and other figures in those that exist once.</summary>
    private static async Task<int> AddAsync(Town town, TownApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var models = new List<(ModuleDb Db, IEntityType Type, object Row)>();
        foreach (var db in scope.ServiceProvider.GetServices<ModuleDb>())
        {
            foreach (var type in db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IContractorOwned)) && !e.ClrType.IsAbstract))
            {
                models.Add((db, type, (await FenceTests.RowsAsync(db, type)).First(r => ((IContractorOwned)r).ContractorId == town.B.Contractor)));
            }
        }

        var added = 0;
        for (var round = 1; added < Added; round++)
        {
            foreach (var (db, type, row) in models)
            {
                added += Vary(db.Entry(row), type, round);
                await db.SeedAsync();
                db.ChangeTracker.Clear();
            }
        }

        return added;
    }

    /// <returns>1 for a new row; 0 where the owner is the key, so that its one row was changed.</returns>
    private static int Vary(EntityEntry row, IEntityType type, int round)
    {
        var isOnce = type.FindPrimaryKey()!.Properties.Any(p => p.Name == nameof(IContractorOwned.ContractorId)) || type.FindProperty(nameof(IContractorOwned.ContractorId)) is null;
        foreach (var property in type.GetProperties().Where(p => isOnce ? p.ClrType == typeof(decimal?) || p.ClrType == typeof(decimal) : p.IsPrimaryKey() || p.IsIndex() && !p.IsForeignKey()))
        {
            var value = row.Property(property.Name).CurrentValue;
            row.Property(property.Name).CurrentValue = value switch
            {
                Guid when property.IsPrimaryKey() => Guid.CreateVersion7(),
                Guid when property.Name != nameof(IContractorOwned.ContractorId) && property.GetContainingIndexes().Any(i => i.IsUnique && i.Properties.All(p => p.ClrType == typeof(Guid))) => Guid.CreateVersion7(),
                string text => $"{round:0000}{text.AsSpan(round > 1 ? 4 : 0)}"[..Math.Min(property.GetMaxLength() ?? 200, round > 1 ? text.Length : text.Length + 4)],
                int when property.Name == "Month" => 200001 + round / 12 * 100 + round % 12,
                int number => number + 1,
                DateOnly day => day.AddDays(-1),
                DateTime time => time.AddMinutes(-1),
                decimal => (decimal)(round % 100),
                _ => value,
            };
        }

        row.State = isOnce ? EntityState.Modified : EntityState.Added;
        return isOnce ? 0 : 1;
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        return $"…{before[Math.Max(0, at - 80)..Math.Min(before.Length, at + 80)]}… became …{after[Math.Max(0, at - 80)..Math.Min(after.Length, at + 80)]}…";
    }

    /// <summary>What is new in each answer: tokens of forms, the id of an error.</summary>
    [GeneratedRegex("CfDJ8[\\w-]+|00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")]
    private static partial Regex Fresh();
}
