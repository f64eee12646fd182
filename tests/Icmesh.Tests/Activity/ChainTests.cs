using System.Globalization;
using CsCheck;
using Icmesh.Host.Activity;
using Icmesh.Host.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Tests.SqlServer;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Icmesh.Tests.Activity;

/// <summary>How entries get their place: one after the other, in the transaction that saves them, whoever else is writing.</summary>
[Trait("Category", "Security")]
public class ChainTests
{
    private static readonly DateTime At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<DatabaseProvider> All => Databases.All;

    public static TheoryData<string> Names => Installation.Names;

    [SkippableTheory, MemberData(nameof(All))]
    public async Task Sixteen_writers_at_once_make_one_chain_and_none_is_refused(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await database.InScopeAsync(services => (writer + i) % 2 == 0 ? SaveAsync(services, writer) : SaveTogetherAsync(services, writer));
            }
        })));

        var numbers = await database.InScopeAsync(s => s.GetRequiredService<HostDb>().Activity.OrderBy(a => a.Sequence).Select(a => a.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 16 * 5 * 3 / 2).Select(n => (long)n), numbers);
        Assert.Null(await FaultAsync(database));
    }

    [SkippableTheory, MemberData(nameof(All))]
    public async Task What_is_rolled_back_leaves_no_gap(DatabaseProvider provider)
    {
        await using var database = await Databases.OpenAsync(provider);

        await database.InScopeAsync(s => SaveAsync(s, 1));
        await database.InScopeAsync(s => s.GetRequiredService<DbSession>().InTransactionAsync(() => SaveAsync(s, 2), default, keep: _ => false));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => database.InScopeAsync(services =>
        {
            var db = services.GetRequiredService<HostDb>();
            db.Outbox.Add(new() { At = At, Topic = null! });
            return SaveAsync(services, 3);
        }));
        await database.InScopeAsync(s => SaveAsync(s, 4));

        Assert.Equal(["writer 1", "writer 4"], await database.InScopeAsync(s => s.GetRequiredService<HostDb>().Activity.OrderBy(a => a.Sequence).Select(a => a.Reason).ToListAsync()));
        Assert.Null(await FaultAsync(database));
    }

    [Fact]
    public async Task A_save_that_does_not_wait_is_chained_too()
    {
        await using var database = await Databases.OpenAsync(DatabaseProvider.Sqlite);

        await database.InScopeAsync(services =>
        {
            var db = services.GetRequiredService<HostDb>();
            db.Record(SystemUser.Instance, At, "test.add", "test", null);
            db.Record(SystemUser.Instance, At, "test.add", "test", null);
            db.SaveChanges();
            Assert.All(db.ChangeTracker.Entries(), e => Assert.Equal(EntityState.Unchanged, e.State));
            return Task.CompletedTask;
        });

        Assert.Null(await FaultAsync(database));
    }

    /// <summary>A filter on the table would hide the head from some writers, and they would fork the chain: who may see what is a matter of the pages.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Every_context_sees_the_whole_chain(string name) =>
        Assert.Empty(Installation.Context(name, DatabaseProvider.Sqlite).Model.FindEntityType(typeof(ActivityEntry))!.GetDeclaredQueryFilters());

    [Fact]
    public async Task Entries_are_not_brought_in_past_the_chain()
    {
        await using var database = await Databases.OpenAsync(DatabaseProvider.Sqlite);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.InScopeAsync(s =>
            s.GetRequiredService<HostDb>().BulkInsertAsync([new ActivityEntry { At = At, UserName = "budi", Action = "a.b", Subject = "a" }], default)));
    }

    /// <summary>The format is a promise: who checks the chain with another program must come to the same digits.</summary>
    [Fact]
    public void The_hash_of_a_known_entry_is_known()
    {
        var entry = new ActivityEntry
        {
            Id = Guid.Parse("0198c0de-0000-7000-8000-000000000001"),
            At = new DateTime(2026, 3, 1, 4, 5, 6, DateTimeKind.Utc),
            UserName = "budi",
            Action = "contractor.edit",
            Subject = "contractor",
            SubjectId = Guid.Parse("0198c0de-0000-7000-8000-000000000002"),
            Before = """{"name":"PT Né"}""",
            After = "",
        };
        entry.Link(7, ActivityHash.Start);

        Assert.Equal("437e059c4077fee907dd042b250589ec2d2a660e58127d3b81c2f769c70a895e", entry.Hash);
    }

    [Fact]
    public async Task Whatever_text_is_recorded_reads_back_as_it_was_hashed()
    {
        await using var database = await Databases.OpenAsync(DatabaseProvider.Sqlite);

        await Gen.Select(Gen.String[0, 40], Gen.String[Gen.Char["a\0\uD800\uDC00'\"\\\n é😀"], 0, 40]).Array[1, 8].SampleAsync(
            texts => database.InScopeAsync(services =>
            {
                var db = services.GetRequiredService<HostDb>();
                foreach (var (one, other) in texts)
                {
                    db.Record(new Named(other), At, one, other, null, before: new { one }, after: new { other }, reason: one);
                }

                return db.SaveChangesAsync();
            }), iter: 60, threads: 1);

        Assert.Null(await FaultAsync(database));
    }

    [Theory]
    [InlineData("UPDATE kernel_activity SET Reason = 'x'")]
    [InlineData("DELETE FROM kernel_activity")]
    [InlineData("INSERT OR REPLACE INTO kernel_activity SELECT Id, Sequence, At, 'budi', Action, Subject, SubjectId, ContractorId, Before, After, Reason, PreviousHash, Hash, SiteId FROM kernel_activity")]
    [InlineData("INSERT INTO kernel_activity SELECT '0', Sequence, At, 'budi', Action, Subject, SubjectId, ContractorId, Before, After, Reason, PreviousHash, Hash, SiteId FROM kernel_activity")]
    public async Task The_database_itself_refuses(string sql)
    {
        await using var database = await Databases.OpenAsync(DatabaseProvider.Sqlite);
        await database.InScopeAsync(async services =>
        {
            await SaveAsync(services, 1);

            var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => services.GetRequiredService<HostDb>().Database.ExecuteSqlRawAsync(sql));

            Assert.Contains("only ever added to", failure.Message, StringComparison.Ordinal);
        });
    }

    /// <summary>The script sends it as a text, which is only looked into here.</summary>
    [Fact]
    public void The_trigger_for_SQL_Server_is_T_SQL()
    {
        var script = Installation.Context("Host", DatabaseProvider.SqlServer).GetService<IMigrator>().GenerateScript();
        var triggers = new Triggers();

        TSqlCheck.Parsed(script).Accept(triggers);

        Assert.Equal(2, triggers.Found.Count);
        Assert.All(triggers.Found, t => Assert.Equal([TriggerActionType.Update, TriggerActionType.Delete], t.TriggerActions.Select(a => a.TriggerActionType)));
        Assert.All(triggers.Found, t => Assert.Equal(TriggerType.InsteadOf, t.TriggerType));
    }

    [Fact]
    public async Task On_SQL_Server_the_head_is_held_before_it_is_read_and_until_the_transaction_ends()
    {
        var log = new CommandLog();
        await using var db = new SqlServerHostDb(new DbContextOptionsBuilder<SqlServerHostDb>().UseSqlServer(new RecordingConnection(log)).Options);
        db.Record(SystemUser.Instance, At, "test.add", "test", null);
        await db.SaveChangesAsync();

        Assert.Collection(
            log.Sent.Where(s => !s.StartsWith("SAVE TRANSACTION", StringComparison.Ordinal)),
            hold => Assert.Contains("sp_getapplock @Resource = N'kernel_activity', @LockMode = N'Exclusive', @LockOwner = N'Transaction'", hold, StringComparison.Ordinal),
            head => Assert.Matches(@"SELECT TOP\(1\) .*\[Sequence\], .*\[Hash\]\s+FROM \[kernel_activity\][^;]*ORDER BY .*\[Sequence\] DESC", head),
            insert => Assert.Contains("INSERT INTO [kernel_activity]", insert, StringComparison.Ordinal));
        Assert.Equal((1L, ActivityHash.Start), (db.Activity.Local.Single().Sequence, db.Activity.Local.Single().PreviousHash));
    }

    private static async Task<int> SaveAsync(IServiceProvider services, int writer)
    {
        var db = services.GetRequiredService<HostDb>();
        db.Record(SystemUser.Instance, At, "test.add", "test", null, reason: string.Create(CultureInfo.InvariantCulture, $"writer {writer}"));
        return await db.SaveChangesAsync();
    }

    /// <summary>Two contexts in one transaction.</summary>
    private static Task<int> SaveTogetherAsync(IServiceProvider services, int writer) => services.GetRequiredService<DbSession>().InTransactionAsync(async () =>
    {
        var saved = 0;
        foreach (var db in services.GetServices<ModuleDb>().Take(2))
        {
            db.Record(SystemUser.Instance, At, "test.add", "test", null, reason: string.Create(CultureInfo.InvariantCulture, $"writer {writer}"));
            saved += await db.SaveChangesAsync();
        }

        return saved;
    }, default);

    private static Task<Kernel.Text.Sentence?> FaultAsync(TestDatabase database) => database.InScopeAsync(async s =>
        (await s.GetRequiredService<CheckChain>().RunAsync(DateOnly.MinValue, DateOnly.MaxValue, default)).Faults.SingleOrDefault()?.Text);

    private sealed class Named(string name) : ICurrentUser
    {
        public string Name => name;
        public string DisplayName => name;
        public Guid? ContractorId => null;

        public Scope? ScopeOf(string permission) => Scope.All;
    }

    private sealed class Triggers : TSqlFragmentVisitor
    {
        public List<CreateTriggerStatement> Found { get; } = [];

        public override void ExplicitVisit(ExecuteStatement node)
        {
            foreach (var text in (node.ExecuteSpecification.ExecutableEntity as ExecutableStringList)?.Strings.OfType<StringLiteral>() ?? [])
            {
                TSqlCheck.Parsed(text.Value).Accept(this);
            }
        }

        public override void Visit(CreateTriggerStatement node) => Found.Add(node);
    }
}
