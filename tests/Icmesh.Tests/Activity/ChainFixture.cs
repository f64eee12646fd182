using Icmesh.Host.Activity;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Activity;

/// <summary>A chain of forty entries with anchors at some of them, and somebody with full rights over the database.</summary>
public sealed class ChainFixture : IAsyncLifetime
{
    public const int Entries = 40;
    public static readonly IReadOnlyList<int> Anchored = [10, 25, Entries];
    private static readonly DateTime At = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private TestDatabase _database = null!;

    /// <summary>What is stored when nobody has touched it, one text a row.</summary>
    internal IReadOnlyList<string> Untouched { get; private set; } = [];

    public async Task InitializeAsync()
    {
        _database = await Databases.OpenAsync(DatabaseProvider.Sqlite);
        for (var i = 1; i <= Entries; i++)
        {
            var number = i;
            await _database.InScopeAsync(s => AddAsync(s.GetRequiredService<HostDb>(), number));
            if (Anchored.Contains(number))
            {
                await _database.InScopeAsync(s => s.GetRequiredService<CheckChain>().AnchorAsync(At.AddHours(number), default));
            }
        }

        Untouched = (await AfterAsync(_ => Task.CompletedTask)).Rows;
    }

    /// <summary>Does something to the database that its triggers would refuse, and says what is stored then and what the check finds. Then it is undone.</summary>
    internal Task<(IReadOnlyList<string> Rows, VerificationFault? Found)> AfterAsync(Func<HostDb, Task> tamper) => _database.InScopeAsync(services =>
        services.GetRequiredService<DbSession>().InTransactionAsync(async () =>
        {
            var db = services.GetRequiredService<HostDb>();
            await db.Database.ExecuteSqlRawAsync(
                "DROP TRIGGER kernel_activity_no_update; DROP TRIGGER kernel_activity_no_delete; DROP TRIGGER kernel_activity_no_replace; DROP INDEX IX_kernel_activity_Sequence");
            await tamper(db);
            var rows = await db.Database.SqlQueryRaw<string>(Rows(db)).ToListAsync();
            var found = await services.GetRequiredService<CheckChain>().RunAsync(DateOnly.MinValue, DateOnly.MaxValue, default);
            return ((IReadOnlyList<string>)rows, found.Faults.SingleOrDefault());
        }, default, keep: _ => false));

    /// <summary>Hashes what is stored anew from a number on, as one would who knows the format.</summary>
    internal static async Task RehashAsync(HostDb db, long from, bool onlyOne = false)
    {
        var previous = await db.Activity.Where(a => a.Sequence == from - 1).Select(a => a.Hash).FirstOrDefaultAsync() ?? ActivityHash.Start;
        foreach (var entry in await db.Activity.AsNoTracking().Where(a => a.Sequence >= from && (!onlyOne || a.Sequence == from)).OrderBy(a => a.Sequence).ToListAsync())
        {
            entry.Link(entry.Sequence, previous);
            previous = entry.Hash;
            await db.Database.ExecuteSqlAsync($"UPDATE kernel_activity SET PreviousHash = {entry.PreviousHash}, Hash = {entry.Hash} WHERE Sequence = {entry.Sequence}");
        }
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    private static Task<int> AddAsync(HostDb db, int number)
    {
        db.Record(
            SystemUser.Instance, At.AddMinutes(number), number % 2 == 0 ? "contractor.edit" : "incident.create", number % 2 == 0 ? "contractor" : "incident", Guid.CreateVersion7(),
            number % 3 == 0 ? null : Guid.CreateVersion7(), number % 2 == 0 ? new { name = $"PT {number}" } : null, new { name = $"PT {number + 1}" }, number % 5 == 0 ? "salah ketik" : null,
            number % 4 == 0 ? Guid.CreateVersion7() : null);
        return db.SaveChangesAsync();
    }

    private static string Rows(HostDb db)
    {
        var columns = db.Model.FindEntityType(typeof(ActivityEntry))!.GetProperties().Select(p => $"quote({p.Name})");
        return $"SELECT {string.Join(" || '|' || ", columns)} AS Value FROM kernel_activity ORDER BY Sequence, rowid";
    }
}
