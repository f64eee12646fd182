using CsCheck;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Icmesh.Tests.Activity;

/// <summary>Whatever is done to the record behind its back is found, and the place named. What is not found is named here too.</summary>
[Trait("Category", "Security")]
public class TamperingTests(ChainFixture chain, ITestOutputHelper output) : IClassFixture<ChainFixture>
{
    private const int Cases = 600;

    private static readonly IReadOnlyList<string> Names =
        [.. Installation.Context("Host", DatabaseProvider.Sqlite).Model.FindEntityType(typeof(ActivityEntry))!.GetProperties().Select(p => p.Name)];

    public static TheoryData<string> Columns => [.. Names];

    [Fact]
    public async Task An_untouched_chain_is_right()
    {
        var (rows, found) = await chain.AfterAsync(_ => Task.CompletedTask);

        Assert.Equal(ChainFixture.Entries, rows.Count);
        Assert.Null(found);
    }

    [Theory, MemberData(nameof(Columns))]
    public async Task An_edit_of_any_column_is_found_at_its_place(string column) =>
        Found("17", await chain.AfterAsync(db => db.Database.ExecuteSqlRawAsync(new Tampering(What.Edit, 17, 0, column, 0).Sql)));

    [Theory]
    [InlineData("DELETE FROM kernel_activity WHERE Sequence = 1", "1")]
    [InlineData("DELETE FROM kernel_activity WHERE Sequence = 17", "17")]
    [InlineData("DELETE FROM kernel_activity WHERE Sequence = 40", "40")]
    [InlineData("DELETE FROM kernel_activity WHERE Sequence > 12", "13")]
    [InlineData("DELETE FROM kernel_activity", "1")]
    [InlineData("UPDATE kernel_activity SET Sequence = 53 - Sequence WHERE Sequence IN (26, 27)", "26")]
    [InlineData("UPDATE kernel_activity SET Sequence = Sequence + 1 WHERE Sequence > 30", "31")]
    [InlineData("UPDATE kernel_activity SET At = 'kemarin' WHERE Sequence = 8", "8")]
    [InlineData("UPDATE kernel_activity SET SubjectId = 'x' WHERE Sequence = 8", "8")]
    [InlineData("UPDATE kernel_activity SET Before = '' WHERE Sequence = 9", "9")]
    public async Task What_is_deleted_moved_or_spoilt_is_found_at_its_place(string sql, string position) =>
        Found(position, await chain.AfterAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

    [Fact]
    public async Task An_edit_with_a_new_hash_is_found_by_the_entry_after_it() => Found("18", await chain.AfterAsync(async db =>
    {
        await db.Database.ExecuteSqlRawAsync("UPDATE kernel_activity SET UserName = 'budi' WHERE Sequence = 17");
        await ChainFixture.RehashAsync(db, 17, onlyOne: true);
    }));

    [Fact]
    public async Task An_entry_put_in_between_is_found_even_when_everything_after_it_is_hashed_anew() => Found("26", await chain.AfterAsync(async db =>
    {
        await db.Database.ExecuteSqlRawAsync("UPDATE kernel_activity SET Sequence = Sequence + 1 WHERE Sequence >= 30");
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO kernel_activity SELECT '00000000-0000-7000-8000-000000000001', 30, At, 'budi', Action, Subject, SubjectId, ContractorId, Before, After, Reason, '', '', NULL FROM kernel_activity WHERE Sequence = 29");
        await ChainFixture.RehashAsync(db, 30);
    }));

    [Fact]
    public async Task A_chain_rewritten_as_a_whole_is_found_by_its_anchors() => Found("1", await chain.AfterAsync(async db =>
    {
        await db.Database.ExecuteSqlRawAsync("UPDATE kernel_activity SET UserName = 'budi' WHERE Sequence = 3");
        await ChainFixture.RehashAsync(db, 1);
    }));

    [Fact]
    public async Task A_second_entry_with_the_same_number_is_found() => Found("26", await chain.AfterAsync(db => db.Database.ExecuteSqlRawAsync(
        "INSERT INTO kernel_activity SELECT '00000000-0000-7000-8000-000000000001', Sequence, At, UserName, Action, Subject, SubjectId, ContractorId, Before, After, Reason, PreviousHash, Hash, SiteId FROM kernel_activity WHERE Sequence = 26")));

    /// <summary>Random tampering, one to three acts at once, some by one who hashes anew: all of it found, at the first row that is not what it was.</summary>
    [Fact]
    public async Task Six_hundred_random_tamperings_are_all_found()
    {
        var kinds = new Dictionary<What, int>();
        var act = Gen.Select(
            Gen.Int[0, Enum.GetValues<What>().Length - 1].Select(i => (What)i), Gen.Int[1, ChainFixture.Entries], Gen.Int[1, ChainFixture.Entries],
            Gen.Int[0, Names.Count - 1].Select(i => Names[i]), Gen.Int[0, 3], (what, a, b, column, kind) => new Tampering(what, a, b, column, kind));

        await act.Array[1, 3].SampleAsync(
            async acts =>
            {
                var (rows, found) = await chain.AfterAsync(async db =>
                {
                    foreach (var one in acts)
                    {
                        await one.DoAsync(db);
                    }
                });
                var first = rows.Zip(chain.Untouched).TakeWhile(r => r.First == r.Second).Count() + 1;
                if (rows.SequenceEqual(chain.Untouched))
                {
                    Assert.Null(found);
                    return;
                }

                Assert.True(found is not null, $"not found: {string.Join("; ", acts.Select(x => x))}");
                Assert.True(IsNamed(long.Parse(found.Position, null), first, acts), $"first {first}, named {found.Position} {found.Text.En}: {string.Join("; ", acts.Select(x => x))}");
                foreach (var one in acts)
                {
                    kinds[one.What] = kinds.GetValueOrDefault(one.What) + 1;
                }
            }, iter: Cases, threads: 1);

        output.WriteLine($"{Cases} tamperings, all found: {string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}");
        Assert.Equal(Enum.GetValues<What>().Length, kinds.Count);
    }

    /// <summary>
    /// The place is the first changed row. Where that row and those after it were hashed anew, it is the next one that does not fit, or
    /// what lies between two anchors; a number put in a second time is named as such.
    /// </summary>
    private static bool IsNamed(long named, int first, Tampering[] acts)
    {
        var (before, after) = (ChainFixture.Anchored.Where(a => a < first).DefaultIfEmpty(0).Max(), ChainFixture.Anchored.Append(ChainFixture.Entries * 2).First(a => a >= first));
        return named == first || named == first - 1
            || (Array.Exists(acts, a => a.What is What.Rehash or What.RehashOne) && named > before && named <= after + acts.Length);
    }

    private void Found(string position, (IReadOnlyList<string> Rows, VerificationFault? Found) after)
    {
        Assert.NotEqual(chain.Untouched, after.Rows);
        Assert.Equal(position, after.Found?.Position);
        Assert.Contains(position, after.Found!.Text.Id, StringComparison.Ordinal);
        Assert.Contains(position, after.Found.Text.En, StringComparison.Ordinal);
        output.WriteLine(after.Found.Text.Both);
    }
}
