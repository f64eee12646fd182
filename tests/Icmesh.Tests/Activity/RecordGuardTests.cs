using Icmesh.Accounts;
using Icmesh.Accounts.Data;
using Icmesh.Contractors;
using Icmesh.Contractors.Data;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Activity;

/// <summary>Nothing is changed past the record, in whatever way it is written.</summary>
[Trait("Category", "Security")]
public sealed class RecordGuardTests : IAsyncLifetime
{
    private static readonly DateTime At = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private TestDatabase _database = null!;

    public static TheoryData<string> Names => Installation.Names;

    public async Task InitializeAsync()
    {
        _database = await Databases.OpenAsync(DatabaseProvider.Sqlite);
        await InAsync(db =>
        {
            db.Add(new Contractor { Code = "K-1", Name = "PT Satu" });
            return db.SeedAsync();
        });
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task A_change_without_an_entry_is_refused_and_nothing_of_it_is_saved()
    {
        var refused = await RefusedAsync(db => AddAsync(db, "K-2"));

        Assert.Contains("Contractor", refused.Message, StringComparison.Ordinal);
        Assert.Equal("K-1", await CodesAsync());
    }

    [Fact]
    public async Task An_edit_and_a_removal_are_refused_too()
    {
        await RefusedAsync(async db =>
        {
            (await db.Contractors.SingleAsync()).Name = "PT Lain";
            await db.SaveChangesAsync();
        });
        await RefusedAsync(async db =>
        {
            db.Remove(await db.Contractors.SingleAsync());
            await db.SaveChangesAsync();
        });

        Assert.Equal("PT Satu", await InAsync(db => db.Contractors.Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task With_its_entry_it_is_saved()
    {
        await InAsync(db =>
        {
            Record(db);
            return AddAsync(db, "K-2");
        });

        Assert.Equal("K-1 K-2", await CodesAsync());
    }

    [Fact]
    public async Task The_entry_may_come_from_another_context_before_or_after_the_change()
    {
        foreach (var (code, before) in new[] { ("K-2", true), ("K-3", false) })
        {
            await _database.InScopeAsync(s => s.GetRequiredService<DbSession>().InTransactionAsync(
                async () =>
                {
                    var steps = new List<Func<Task>> { () => AddAsync(s.GetRequiredService<ContractorsDb>(), code), () => SaveEntryAsync(s.GetRequiredService<HostDb>()) };
                    foreach (var step in before ? Enumerable.Reverse(steps) : steps)
                    {
                        await step();
                    }
                },
                default));
        }

        Assert.Equal("K-1 K-2 K-3", await CodesAsync());
    }

    [Fact]
    public async Task A_transaction_of_many_saves_without_an_entry_is_refused_at_its_end()
    {
        await Assert.ThrowsAsync<UnrecordedChangeException>(() => _database.InScopeAsync(s => s.GetRequiredService<DbSession>().InTransactionAsync(
            async () =>
            {
                await AddAsync(s.GetRequiredService<ContractorsDb>(), "K-2");
                await AddAsync(s.GetRequiredService<ContractorsDb>(), "K-3");
            },
            default)));

        Assert.Equal("K-1", await CodesAsync());
    }

    [Fact]
    public async Task An_entry_of_one_transaction_does_not_stand_for_the_next()
    {
        await Assert.ThrowsAsync<UnrecordedChangeException>(() => _database.InScopeAsync(async s =>
        {
            var session = s.GetRequiredService<DbSession>();
            await session.InTransactionAsync(() => SaveEntryAsync(s.GetRequiredService<HostDb>()), default);
            await session.InTransactionAsync(() => AddAsync(s.GetRequiredService<ContractorsDb>(), "K-2"), default);
        }));

        Assert.Equal("K-1", await CodesAsync());
    }

    [Fact]
    public async Task Statements_and_bulk_inserts_are_held_to_it_as_well()
    {
        await RefusedAsync(db => db.Contractors.ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, "PT Lain")));
        await RefusedAsync(db => db.Contractors.ExecuteDeleteAsync());
        await RefusedAsync(db => db.BulkInsertAsync([new Contractor { Code = "K-2", Name = "PT Dua" }], default));

        Assert.Equal("K-1", await CodesAsync());
        Assert.Equal("PT Satu", await InAsync(db => db.Contractors.Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public Task What_is_no_record_needs_no_entry() => _database.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<AccountsDb>();
        db.Attempts.Add(new SignInAttempts { Subject = "budi", Until = At });
        Assert.Equal(1, await db.SaveChangesAsync());
        Assert.Equal(1, await db.Attempts.ExecuteDeleteAsync());
    });

    /// <summary>Whoever exempts a table says why, to whoever reads the code.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Every_exemption_has_its_reason(string name) => Assert.All(
        Installation.Context(name, DatabaseProvider.Sqlite).Model.GetEntityTypes().Select(e => e.NotRecordedBecause()).OfType<string>(), r => Assert.InRange(r.Length, 15, 200));

    private async Task<UnrecordedChangeException> RefusedAsync(Func<ContractorsDb, Task> change) =>
        await Assert.ThrowsAsync<UnrecordedChangeException>(() => _database.InScopeAsync(s => change(s.GetRequiredService<ContractorsDb>())));

    private Task<T> InAsync<T>(Func<ContractorsDb, Task<T>> work) => _database.InScopeAsync(s => work(s.GetRequiredService<ContractorsDb>()));

    private Task<string> CodesAsync() => InAsync(async db => string.Join(' ', await db.Contractors.Select(c => c.Code).Order().ToListAsync()));

    private static Task<int> AddAsync(ContractorsDb db, string code)
    {
        db.Add(new Contractor { Code = code, Name = $"PT {code}" });
        return db.SaveChangesAsync();
    }

    private static void Record(ModuleDb db) => db.Record(SystemUser.Instance, At, "contractor.create", "contractor", null);

    private static Task<int> SaveEntryAsync(ModuleDb db)
    {
        Record(db);
        return db.SaveChangesAsync();
    }
}
