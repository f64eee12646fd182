using Icmesh.Kernel.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Data;

/// <summary>The owner and the version are in the condition of every write, for every table that any module has.</summary>
[Trait("Category", "Security")]
public class WriteConditionTests
{
    public static TheoryData<DatabaseProvider> All => Databases.All;

    [SkippableTheory, MemberData(nameof(All))]
    public Task A_change_or_removal_under_a_foreign_owner_changes_nothing(DatabaseProvider provider) =>
        ForEachAsync<IContractorOwned>(provider, nameof(IContractorOwned.ContractorId), async (db, type) =>
        {
            var row = await AddAsync(db, type);
            foreach (var state in new[] { EntityState.Modified, EntityState.Deleted })
            {
                db.ChangeTracker.Clear();
                EntityMaker.Copy(db, row, nameof(IContractorOwned.ContractorId), Guid.CreateVersion7()).State = state;

                var failure = await Record.ExceptionAsync(() => db.SeedAsync());
                Assert.True(failure is DbUpdateConcurrencyException, $"{type.DisplayName()} was {state} under another owner: {failure?.Message}");
            }

            Assert.NotNull(await StoredAsync(db, row));
        });

    [SkippableTheory, MemberData(nameof(All))]
    public Task The_second_of_two_who_edit_a_row_is_refused(DatabaseProvider provider) =>
        ForEachAsync<IVersioned>(provider, nameof(IVersioned.Version), async (db, type) =>
        {
            var row = await AddAsync(db, type);
            var seen = ((IVersioned)row.Entity).Version;
            db.ChangeTracker.Clear();
            EntityMaker.Copy(db, row, nameof(IVersioned.Version), seen).State = EntityState.Modified;
            await db.SeedAsync();

            db.ChangeTracker.Clear();
            EntityMaker.Copy(db, row, nameof(IVersioned.Version), seen).State = EntityState.Modified;

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SeedAsync());
            Assert.Equal(seen + 1, ((IVersioned)(await StoredAsync(db, row))!).Version);
        });

    /// <param name="column">The contractor itself is its own owner by key and has no such column.</param>
    private static async Task ForEachAsync<T>(DatabaseProvider provider, string column, Func<ModuleDb, IEntityType, Task> test)
    {
        await using var database = await Databases.OpenAsync(provider);
        var tested = 0;
        await database.InScopeAsync(async services =>
        {
            foreach (var db in services.GetServices<ModuleDb>())
            {
                await db.WithoutForeignKeysAsync();
                foreach (var type in db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(T)) && e.FindProperty(column) is not null))
                {
                    db.ChangeTracker.Clear();
                    await test(db, type);
                    tested++;
                }
            }
        });
        Assert.True(tested > 0);
    }

    private static async Task<EntityEntry> AddAsync(ModuleDb db, IEntityType type)
    {
        var row = EntityMaker.Make(db, type);
        row.State = EntityState.Added;
        await db.SeedAsync();
        return row;
    }

    private static async Task<object?> StoredAsync(ModuleDb db, EntityEntry row)
    {
        db.ChangeTracker.Clear();
        return await db.FindAsync(row.Metadata.ClrType, row.Metadata.FindPrimaryKey()!.Properties.Select(p => row.Property(p.Name).CurrentValue).ToArray());
    }
}
