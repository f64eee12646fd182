using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Rules;
using Icmesh.Rules.Live;
using Icmesh.Rules.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Icmesh.Tests.Rules;

/// <summary>What becomes of a file on disk: version, draft, or nothing.</summary>
[Trait("Category", "Security")]
public sealed class StoreTests
{
    private static readonly string Changed = Because("Batas dipersempit");

    private static string Because(string reason) => SampleBook.With("\"reason\": \"Uji\"", $"\"reason\": \"{reason}\"");

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public async Task Empty_store_adopts_the_checked_file_as_version_1_and_a_second_look_changes_nothing()
    {
        await using var house = await RulesHouse.OpenAsync("AfterApproval");
        house.Write(SampleBook.Good);

        await house.LookAsync();
        await house.LookAsync();

        var version = await house.InAsync(db => db.Versions.SingleAsync());
        var live = await house.InAsync(db => db.Live.SingleAsync());
        Assert.Equal((RulesHouse.Path, 1, Hash(SampleBook.Good), "HSE", "Uji", "system"), (version.Path, version.Number, version.Sha256, version.Author, version.Reason, version.AdoptedBy));
        Assert.Equal(SampleBook.Good, Encoding.UTF8.GetString(version.Content));
        Assert.Equal((version.Id, version.AdoptedAt, "system"), (live.VersionId, live.Since, live.By));
        Assert.Equal(["rules.adopt"], await house.ActionsAsync());
        Assert.Equal(1, await house.InAsync(db => db.Outbox.CountAsync(m => m.Topic == Topics.RulesChanged)));
        Assert.Equal(new RuleSetIdentity(RulesHouse.Path, "sample", 1, version.Sha256), (await house.LiveAsync()).Identity);
    }

    [Fact]
    public async Task Where_approval_is_needed_changed_content_waits_as_a_draft_until_it_is_put_back()
    {
        await using var house = await RulesHouse.OpenAsync("AfterApproval");
        house.Write(SampleBook.Good);
        await house.LookAsync();

        house.Write(Changed);
        await house.LookAsync();
        await house.LookAsync();
        var first = await house.InAsync(db => db.Drafts.SingleAsync());
        house.Write(Because("Lain lagi"));
        await house.LookAsync();
        var second = await house.InAsync(db => db.Drafts.SingleAsync());
        house.Write(SampleBook.Good);
        await house.LookAsync();

        Assert.Equal((Hash(Changed), Changed, "Batas dipersempit"), (first.Sha256, Encoding.UTF8.GetString(first.Content), first.Reason));
        Assert.Equal("Lain lagi", second.Reason);
        Assert.Equal(0, await house.InAsync(db => db.Drafts.CountAsync()));
        Assert.Equal(["rules.adopt", "rules.draft", "rules.draft", "rules.drop-draft"], await house.ActionsAsync());
        Assert.Equal(1, await house.InAsync(db => db.Versions.CountAsync()));
        Assert.Equal(Hash(SampleBook.Good), (await house.LiveAsync()).Identity.Sha256);
    }

    [Fact]
    public async Task Content_that_is_put_back_is_live_again_under_its_old_number()
    {
        await using var house = await RulesHouse.OpenAsync();
        var numbers = new List<int>();
        foreach (var content in new[] { SampleBook.Good, Changed, SampleBook.Good, Changed, Because("Ketiga") })
        {
            house.Write(content);
            await house.LookAsync();
            numbers.Add((await house.LiveAsync()).Identity.Version);
        }

        Assert.Equal([1, 2, 1, 2, 3], numbers);
        Assert.Equal(3, await house.InAsync(db => db.Versions.CountAsync()));
        Assert.Equal(["rules.adopt", "rules.adopt", "rules.restore", "rules.restore", "rules.adopt"], await house.ActionsAsync());
    }

    public static TheoryData<string> Spoilt => ["half written", "weights", "link", "gone", "empty"];

    [Theory, MemberData(nameof(Spoilt))]
    public async Task File_that_cannot_be_used_leaves_the_live_version_and_says_why(string how)
    {
        await using var house = await RulesHouse.OpenAsync();
        house.Write(SampleBook.Good);
        await house.LookAsync();

        var code = Spoil(house, how);
        var look = await house.LookAsync();

        Assert.Equal(1, (await house.LiveAsync()).Identity.Version);
        Assert.Equal((1, 0), await house.InAsync(async db => (await db.Versions.CountAsync(), await db.Drafts.CountAsync())));
        if (code is null)
        {
            Assert.Empty(look.Files);
        }
        else
        {
            var state = look.Files[RulesHouse.Path];
            Assert.False(state.MayGoLive);
            Assert.Contains(state.Problems, p => p.Code == code && p is { Line: > 0, Column: > 0 } && p.File.EndsWith("/scorecards/sample.json", StringComparison.Ordinal));
        }
    }

    private static string? Spoil(RulesHouse house, string how)
    {
        switch (how)
        {
            case "half written":
                house.Write(Changed[..(Changed.Length / 2)]);
                return "F002";
            case "weights":
                house.Write(SampleBook.With("\"weight\": 35.5", "\"weight\": 35.49"));
                return "F014";
            case "empty":
                house.Write("");
                return "F001";
            case "link":
                var elsewhere = Path.Combine(house.Folder, "elsewhere.txt");
                File.WriteAllText(elsewhere, Changed);
                File.Delete(house.File);
                File.CreateSymbolicLink(house.File, elsewhere);
                return "F011";
            default:
                File.Delete(house.File);
                return null;
        }
    }

    [Fact]
    public async Task Two_first_starters_agree_on_one_version_1()
    {
        await using var house = await RulesHouse.OpenAsync(interceptor: new Meeting());
        house.Write(SampleBook.Good);

        await Task.WhenAll(house.LookApartAsync(), house.LookApartAsync());

        Assert.Equal(1, await house.InAsync(db => db.Versions.CountAsync()));
        Assert.Equal(1, await house.InAsync(db => db.Live.CountAsync()));
        Assert.Equal(["rules.adopt"], await house.ActionsAsync());
        Assert.Equal(1, (await house.LiveAsync()).Identity.Version);
    }

    [Fact]
    public async Task One_content_is_compiled_once_whoever_asks()
    {
        await using var house = await RulesHouse.OpenAsync();
        house.Write(SampleBook.Good);
        var first = await house.LiveAsync();
        await house.LookAsync();

        var live = await house.LiveAsync();
        var found = await house.AskAsync<IRuleBook, IScorecard?>(book => book.FindAsync(first.Identity.Sha256, default));
        var of = await house.AskAsync<CheckedFiles, IScorecard?>(files => Task.FromResult<IScorecard?>(files.Find(RulesHouse.Path, first.Identity.Sha256)?.Scorecard));

        Assert.All([live, found, of], s => Assert.Same(first.Definition, s!.Definition));
    }

    [Fact]
    public void Only_those_asked_for_last_are_kept()
    {
        var files = new CheckedFiles(new(SampleFacts.Catalogue, [], []));
        var sources = Enumerable.Range(0, CheckedFiles.Kept + 1).Select(i => RuleSource.Stored(RulesHouse.Path, Encoding.UTF8.GetBytes($"{{ \"x\": {i} }}"))).ToList();

        sources[..^1].ForEach(s => files.Check(s));
        files.Check(sources[0]);
        files.Check(sources[^1]);

        Assert.NotNull(files.Find(RulesHouse.Path, sources[0].Sha256));
        Assert.Null(files.Find(RulesHouse.Path, sources[1].Sha256));
        Assert.NotNull(files.Find(RulesHouse.Path, sources[^1].Sha256));
    }

    /// <summary>Two that have both read "nothing is live" go on together: each believes to be first.</summary>
    private sealed class Meeting : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _came;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("FROM \"rules_draft\"", StringComparison.Ordinal) && Interlocked.Increment(ref _came) is var came and <= 2)
            {
                if (came == 2)
                {
                    _both.SetResult();
                }

                await _both.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            }

            return result;
        }
    }
}
