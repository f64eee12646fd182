using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Data;

/// <summary>Every context of the installation takes part: what a new module saves with others is saved together.</summary>
public class DbSessionTests
{
    private static readonly DateTime At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<DatabaseProvider> All => Databases.All;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task Contexts_of_one_scope_are_saved_together(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        var saved = await database.InScopeAsync(s => Session(s).InTransactionAsync(() => SaveInEach(s), default));

        Assert.True(saved > 1);
        Assert.Equal(saved, await CountAsync(database));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task A_failure_takes_all_of_it_back(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        await Assert.ThrowsAsync<TimeoutException>(() => database.InScopeAsync(s => Session(s).InTransactionAsync(async () =>
        {
            await SaveInEach(s);
            throw new TimeoutException();
        }, default)));

        Assert.Equal(0, await CountAsync(database));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task What_is_not_worth_keeping_is_taken_back_and_still_returned(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        var saved = await database.InScopeAsync(s => Session(s).InTransactionAsync(() => SaveInEach(s), default, keep: _ => false));

        Assert.True(saved > 1);
        Assert.Equal(0, await CountAsync(database));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task A_nested_call_joins_the_outer_one(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        await database.InScopeAsync(s => Session(s).InTransactionAsync(
            () => Session(s).InTransactionAsync(() => SaveInEach(s), default, keep: _ => true), default, keep: _ => false));

        Assert.Equal(0, await CountAsync(database));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task Each_context_sees_what_another_saved_in_the_same_transaction(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        await database.InScopeAsync(s => Session(s).InTransactionAsync(async () =>
        {
            var saved = await SaveInEach(s);

            foreach (var db in s.GetServices<ModuleDb>())
            {
                Assert.Equal(saved, await db.Activity.CountAsync());
                Assert.Equal(saved, (await db.Activity.AsNoTracking().ToListAsync()).Count);
            }

            return saved;
        }, default));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task A_scope_saves_again_after_its_transaction(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        var saved = await database.InScopeAsync(async s =>
            await Session(s).InTransactionAsync(() => SaveInEach(s), default, keep: _ => false) * 0
            + await SaveInEach(s) + await Session(s).InTransactionAsync(() => SaveInEach(s), default));

        Assert.Equal(saved, await CountAsync(database));
    }

    private static DbSession Session(IServiceProvider services) => services.GetRequiredService<DbSession>();

    /// <summary>Contexts are asked for here: those that a scope makes inside the transaction join it too.</summary>
    private static async Task<int> SaveInEach(IServiceProvider services)
    {
        var saved = 0;
        foreach (var db in services.GetServices<ModuleDb>())
        {
            db.Record(SystemUser.Instance, At, "test.add", db.TablePrefix, null);
            saved += await db.SaveChangesAsync();
        }

        return saved;
    }

    private static Task<int> CountAsync(TestDatabase database) => database.InScopeAsync(s => s.GetServices<ModuleDb>().First().Activity.CountAsync());
}
