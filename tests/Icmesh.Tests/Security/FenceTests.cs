using System.Reflection;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security;

/// <summary>The contractor fence, tried on every table that any module has: nobody needs to remember it for a new one.</summary>
[Trait("Category", "Security")]
public sealed class FenceTests
{
    private static readonly Guid Own = Guid.CreateVersion7(), Subcontractor = Guid.CreateVersion7(), Rival = Guid.CreateVersion7();
    private static readonly Guid Site = Guid.CreateVersion7(), OtherSite = Guid.CreateVersion7();

    public static TheoryData<DatabaseProvider> All => Databases.All;

    [SkippableTheory, MemberData(nameof(All))]
    public Task A_query_brings_the_own_company_and_figures_of_its_subcontractors(DatabaseProvider provider) => ForEachOwnedAsync(provider, async (db, type) =>
    {
        db.Fence.OpenOwn(Own, [Own, Subcontractor]);

        var seen = (await RowsAsync(db, type)).Select(OwnerOf).Order();

        Guid[] expected = type.ClrType.IsAssignableTo(typeof(IContractorFigures)) ? [Own, Subcontractor] : [Own];
        Assert.Equal(expected.Order(), seen);
    });

    [SkippableTheory, MemberData(nameof(All))]
    public Task Sums_take_the_subcontractors_in_and_nobody_else(DatabaseProvider provider) => ForEachOwnedAsync(provider, async (db, type) =>
    {
        db.Fence.OpenOwn(Own, [Own, Subcontractor]);

        using (db.Fence.ReadFigures())
        {
            Assert.Equal(new[] { Own, Subcontractor }.Order(), (await RowsAsync(db, type)).Select(OwnerOf).Order());
        }

        Assert.DoesNotContain(Rival, (await RowsAsync(db, type)).Select(OwnerOf));
    });

    [SkippableTheory, MemberData(nameof(All))]
    public Task A_closed_fence_shows_nothing(DatabaseProvider provider) => ForEachOwnedAsync(provider, async (db, type) =>
    {
        db.Fence.Close();

        Assert.Empty(await RowsAsync(db, type));
    });

    [SkippableTheory, MemberData(nameof(All))]
    public Task A_row_that_a_query_brought_round_the_filter_is_refused_as_it_is_loaded(DatabaseProvider provider) => ForEachOwnedAsync(provider, async (db, type) =>
    {
        db.Fence.OpenOwn(Own, [Own, Subcontractor]);

        await Assert.ThrowsAsync<FenceException>(() => RowsAsync(db, type, withoutFilters: true));
    });

    [SkippableTheory, MemberData(nameof(All))]
    public Task Nothing_is_written_for_another_company(DatabaseProvider provider) => ForEachOwnedAsync(provider, async (db, type) =>
    {
        var rivals = (await RowsAsync(db, type)).Single(r => OwnerOf(r) == Rival);
        foreach (var state in new[] { EntityState.Added, EntityState.Modified, EntityState.Deleted })
        {
            db.ChangeTracker.Clear();
            db.Fence.OpenOwn(Own, [Own, Subcontractor]);
            db.Entry(rivals).State = state;

            await Assert.ThrowsAsync<FenceException>(() => db.SeedAsync());
        }
    });

    [SkippableTheory, MemberData(nameof(All))]
    public Task Nothing_is_written_in_bulk_for_another_company(DatabaseProvider provider) => ForEachOwnedAsync(provider, async (db, type) =>
    {
        var rivals = (await RowsAsync(db, type)).Single(r => OwnerOf(r) == Rival);
        db.Fence.OpenOwn(Own, [Own, Subcontractor]);

        Assert.Throws<FenceException>(() => { _ = db.BulkInsertAsync<object>([rivals], default); });
    });

    [SkippableTheory, MemberData(nameof(All))]
    public Task A_row_of_the_own_company_cannot_be_given_away(DatabaseProvider provider) => ForEachOwnedAsync(provider, async (db, type) =>
    {
        if (type.FindProperty(nameof(IContractorOwned.ContractorId)) is not { } owner || owner.IsPrimaryKey())
        {
            return;
        }

        var own = db.Entry((await RowsAsync(db, type)).Single(r => OwnerOf(r) == Own));
        db.Fence.OpenOwn(Own, [Own, Subcontractor]);
        own.Property(owner.Name).CurrentValue = Rival;
        own.State = EntityState.Modified;

        await Assert.ThrowsAsync<FenceException>(() => db.SeedAsync());
    });

    [SkippableTheory, MemberData(nameof(All))]
    public async Task A_permission_of_the_own_site_ends_at_that_site(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);
        var tested = await ForEachAsync<ISiteBound>(database, async (db, type) =>
        {
            foreach (var site in new[] { Site, OtherSite })
            {
                await AddAsync(db, type, nameof(ISiteBound.SiteId), site);
            }

            db.Fence.OpenSite(Site);

            Assert.Equal([Site], (await RowsAsync(db, type)).Select(r => ((ISiteBound)r).SiteId));
            await Assert.ThrowsAsync<FenceException>(() => AddAsync(db, type, nameof(ISiteBound.SiteId), OtherSite));
        });
        Assert.True(tested > 0);
    }

    [Fact]
    public void Every_fenced_table_carries_its_filter()
    {
        var wrong = Installation.Contexts(DatabaseProvider.SqlServer).SelectMany(c => c.Model.GetEntityTypes())
            .Where(e => e.ClrType.IsAssignableTo(typeof(IContractorOwned)) && e.FindDeclaredQueryFilter(FenceFilters.Contractor) is null
                || e.ClrType.IsAssignableTo(typeof(ISiteBound)) && e.FindDeclaredQueryFilter(FenceFilters.Site) is null);

        Assert.Empty(wrong.Select(e => e.DisplayName()));
    }

    private static async Task ForEachOwnedAsync(DatabaseProvider provider, Func<ModuleDb, IEntityType, Task> test)
    {
        await using var database = await Databases.OpenAsync(provider);
        var tested = await ForEachAsync<IContractorOwned>(database, async (db, type) =>
        {
            foreach (var owner in new[] { Own, Subcontractor, Rival })
            {
                await AddAsync(db, type, type.FindProperty(nameof(IContractorOwned.ContractorId))?.Name ?? type.FindPrimaryKey()!.Properties[0].Name, owner);
            }

            await test(db, type);
        });
        Assert.True(tested > 0);
    }

    private static async Task<int> ForEachAsync<T>(TestDatabase database, Func<ModuleDb, IEntityType, Task> test)
    {
        var tested = 0;
        await database.InScopeAsync(async services =>
        {
            foreach (var db in services.GetServices<ModuleDb>())
            {
                await db.WithoutForeignKeysAsync();
                foreach (var type in db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(T)) && !e.ClrType.IsAbstract))
                {
                    db.Fence.OpenAll();
                    db.ChangeTracker.Clear();
                    await test(db, type);
                    tested++;
                }
            }
        });
        return tested;
    }

    private static async Task AddAsync(ModuleDb db, IEntityType type, string column, Guid value)
    {
        var row = EntityMaker.Make(db, type);
        row.Property(column).CurrentValue = value;
        row.State = EntityState.Added;
        await db.SeedAsync();
        db.ChangeTracker.Clear();
    }

    private static Guid OwnerOf(object row) => ((IContractorOwned)row).ContractorId;

    internal static Task<List<object>> RowsAsync(ModuleDb db, IEntityType type, bool withoutFilters = false) =>
        (Task<List<object>>)typeof(FenceTests).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.ClrType).Invoke(null, [db, withoutFilters])!;

    private static async Task<List<object>> ReadAsync<T>(ModuleDb db, bool withoutFilters) where T : class
    {
        var query = db.Set<T>().AsNoTracking();
        return [.. await (withoutFilters ? query.IgnoreQueryFilters([FenceFilters.Contractor]) : query).ToListAsync()];
    }
}
