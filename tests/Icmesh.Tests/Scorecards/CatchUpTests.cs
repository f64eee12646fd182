using Icmesh.Kernel.Web;
using Icmesh.Scorecards;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Scorecards;

public sealed class CatchUpTests : IAsyncLifetime
{
    /// <summary>The database's clock stands at noon of the fifteenth.</summary>
    private static readonly DateOnly LastNight = new(2026, 3, 14);
    private readonly ModuleDatabase _database = Nights.Database();

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,");
        await _database.AddHoursAsync("K-1,RDX,2026,2,400000,1900");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Missed_nights_are_evaluated_oldest_first_and_once()
    {
        await _database.EvaluateAsync(LastNight.AddDays(-4));

        var runs = await CatchUpAsync();
        var again = await CatchUpAsync();

        Assert.Equal([LastNight.AddDays(-3), LastNight.AddDays(-2), LastNight.AddDays(-1), LastNight], runs.Select(r => r.BusinessDate));
        Assert.All(runs, r => Assert.Equal((RunStatus.Finished, 2, "system"), (r.Status, r.Done, r.StartedBy)));
        Assert.Empty(again);
    }

    [Fact]
    public async Task Before_the_first_finished_run_only_the_alarm_at_one_o_clock_evaluates_and_only_last_night()
    {
        var atNoon = await DueAsync();
        _database.Time.Advance(TimeSpan.FromHours(13));
        var atOne = await DueAsync();

        Assert.Empty(atNoon);
        Assert.Equal([LastNight.AddDays(1)], atOne);
    }

    [Fact]
    public async Task A_night_that_was_begun_and_never_finished_is_due_before_all_others()
    {
        var old = LastNight.AddDays(-9);
        await _database.EvaluateAsync(old);
        await _database.EvaluateAsync(LastNight.AddDays(-2));
        await _database.ReadAsync(db => db.Runs.Where(r => r.BusinessDate == old).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Stopped)));

        Assert.Equal([old, LastNight.AddDays(-1), LastNight], await DueAsync());
    }

    [Fact]
    public async Task A_night_that_another_process_works_on_holds_up_the_nights_after_it()
    {
        await _database.EvaluateAsync(LastNight.AddDays(-3));
        await _database.EvaluateAsync(LastNight.AddDays(-2));
        await _database.ReadAsync(db => db.Runs.Where(r => r.BusinessDate == LastNight.AddDays(-2))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Running).SetProperty(r => r.LeaseOwner, "other|1|1").SetProperty(r => r.LeaseUntil, DateTime.MaxValue)));

        await Assert.ThrowsAsync<Kernel.Text.RefusedException>(CatchUpAsync);

        Assert.Equal([LastNight.AddDays(-2), LastNight.AddDays(-1), LastNight], await DueAsync());
    }

    [Fact]
    public async Task A_day_evaluated_before_it_was_over_is_evaluated_again_in_its_night_with_the_reason()
    {
        var today = LastNight.AddDays(1);
        await _database.EvaluateAsync(LastNight);
        var early = await _database.EvaluateAsync(today);
        var same = await _database.EvaluateAsync(today);
        _database.Time.Advance(TimeSpan.FromHours(13));

        var night = Assert.Single(await CatchUpAsync());
        var again = await CatchUpAsync();

        Assert.Equal(early.Id, same.Id);
        Assert.Equal((today, 2, RunStatus.Finished), (night.BusinessDate, night.Revision, night.Status));
        Assert.Contains("sebelum harinya berakhir", night.Reason, StringComparison.Ordinal);
        Assert.Empty(again);
    }

    [Fact]
    public async Task A_run_for_a_date_years_back_makes_nobody_evaluate_every_night_since()
    {
        var old = new DateOnly(2016, 5, 1);
        await _database.EvaluateAsync(old);
        var before = await SkippedAsync();

        var due = await DueAsync();
        await CatchUpAsync();

        Assert.Equal((CatchUp.MostNights, LastNight.AddDays(1 - CatchUp.MostNights), LastNight), (due.Count, due[0], due[^1]));
        Assert.Equal((old.AddDays(1), due[0].AddDays(-1)), before);
        Assert.Equal(before, await SkippedAsync());
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task Nights_that_are_only_late_are_not_called_skipped()
    {
        var never = await SkippedAsync();
        await _database.EvaluateAsync(LastNight.AddDays(-3));
        var late = await SkippedAsync();
        await _database.EvaluateAsync(LastNight);

        Assert.Null(never);
        Assert.Null(late);
        Assert.Equal((LastNight.AddDays(-2), LastNight.AddDays(-1)), await SkippedAsync());
    }

    [Fact]
    public async Task An_overdue_night_is_said_from_four_o_clock_until_it_is_finished()
    {
        var never = await NoticeAsync();
        await _database.EvaluateAsync(LastNight.AddDays(-2));
        var overdue = await NoticeAsync();
        await CatchUpAsync();
        var done = await NoticeAsync();
        _database.Time.Advance(TimeSpan.FromHours(15.9));
        var beforeFour = await NoticeAsync();
        _database.Time.Advance(TimeSpan.FromHours(0.2));
        var afterFour = await NoticeAsync();

        Assert.Null(never);
        Assert.Equal(("bad", "/Scorecards/Runs"), (overdue?.Kind, overdue?.Url));
        Assert.Contains("14/03/2026 belum selesai. Skor terakhir berasal dari 12/03/2026", overdue!.Text.Id, StringComparison.Ordinal);
        Assert.Null(done);
        Assert.Null(beforeFour);
        Assert.Contains("15/03/2026", afterFour!.Text.Id, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<EvaluationRun>> CatchUpAsync() => _database.InAsync<CatchUp, IReadOnlyList<EvaluationRun>>(c => c.RunAsync("system", CancellationToken.None));

    private Task<IReadOnlyList<DateOnly>> DueAsync() => _database.InAsync<CatchUp, IReadOnlyList<DateOnly>>(c => c.DueAsync(CancellationToken.None));

    private Task<(DateOnly From, DateOnly To)?> SkippedAsync() => _database.InAsync<CatchUp, (DateOnly From, DateOnly To)?>(c => c.SkippedAsync(CancellationToken.None));

    private Task<Notice?> NoticeAsync() => _database.InAsync<IServiceProvider, Notice?>(s => s.GetServices<IUiNotice>().OfType<OverdueNotice>().Single().ReadAsync(CancellationToken.None).AsTask());
}
