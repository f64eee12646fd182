using Icmesh.Contractors;
using Icmesh.Incidents;
using Icmesh.Kernel.Text;
using Icmesh.Rules;
using Icmesh.Scorecards;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Scorecards;

/// <summary>Who may work on a run, and what becomes of a worker that lost it. Three batches of contractors.</summary>
[Trait("Category", "Security")]
public sealed class RunLeaseTests : IAsyncLifetime
{
    private const int Contractors = 450;
    private static readonly DateOnly Night = new(2026, 2, 28);
    private readonly Interruption _interruption = new();
    private readonly ModuleDatabase _database;
    private int _batches;

    public RunLeaseTests() => _database = new(new ContractorsModule(), new IncidentsModule(), new RulesModule(), new ScorecardsModule(), _interruption);

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddManyAsync(Contractors, 2026, 2);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_worker_that_slept_over_its_lease_cannot_store_anything_after_another_took_over(int sleepsBefore)
    {
        var other = new TaskCompletionSource<EvaluationRun>();
        BeforeBatch(sleepsBefore, async () =>
        {
            _database.Time.Advance(RunLease.Length + TimeSpan.FromSeconds(1));
            other.SetResult(await _database.EvaluateAsync(Night));
        });

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _database.EvaluateAsync(Night));

        var finished = await other.Task;
        Assert.Contains("mengambil alih", refused.Reason.Id, StringComparison.Ordinal);
        Assert.Equal((RunStatus.Finished, Contractors, 2), (finished.Status, finished.Done, finished.Fencing));
        await AssertDoneOnceAsync(finished);
    }

    [Fact]
    public async Task A_worker_that_wakes_up_while_another_is_at_work_leaves_the_run_to_it()
    {
        long? other = null;
        BeforeBatch(2, async () =>
        {
            _database.Time.Advance(RunLease.Length + TimeSpan.FromSeconds(1));
            other = await _database.InAsync<RunLease, long?>(async lease => await lease.TakeAsync(await OnlyRunAsync(), CancellationToken.None));
        });

        await Assert.ThrowsAsync<RefusedException>(() => _database.EvaluateAsync(Night));

        var run = await _database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync());
        Assert.Equal((2, 2, RunStatus.Running, EvaluateNight.BatchSize), (other, run.Fencing, run.Status, run.Done));
        Assert.Equal(EvaluateNight.BatchSize, await _database.ReadAsync(db => db.Results.CountAsync()));
    }

    [Fact]
    public async Task Two_that_start_at_once_finish_the_run_once()
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(TryAsync)));

        await AssertDoneOnceAsync(ends.OfType<EvaluationRun>().First());
        Assert.All(ends.OfType<EvaluationRun>(), r => Assert.Equal(RunStatus.Finished, r.Status));
    }

    [Fact]
    public async Task A_night_stopped_on_request_keeps_what_it_has_and_goes_on_from_there()
    {
        BeforeBatch(2, () => _database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(s => s.SetProperty(r => r.StopRequested, true))));
        var stopped = await _database.EvaluateAsync(Night);
        var (status, done) = await _database.ReadAsync(async db => (await db.Runs.AsNoTracking().SingleAsync()) is var r ? (r.Status, r.Done) : default);

        var finished = await _database.EvaluateAsync(Night);

        Assert.Equal((RunStatus.Stopped, 2 * EvaluateNight.BatchSize), (status, done));
        Assert.Equal(stopped.Id, finished.Id);
        await AssertDoneOnceAsync(finished);
    }

    [Fact]
    public async Task A_cancelled_worker_gives_the_run_back_at_once()
    {
        using var cancel = new CancellationTokenSource();
        BeforeBatch(2, cancel.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _database.InAsync<EvaluateNight>(n => n.RunAsync(Night, null, "tester", null, cancel.Token)));
        var left = await _database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync());
        var finished = await _database.EvaluateAsync(Night);

        Assert.Equal((RunStatus.Stopped, null), (left.Status, left.LeaseUntil));
        await AssertDoneOnceAsync(finished);
    }

    [Fact]
    public async Task The_lease_of_a_living_process_of_this_machine_holds_although_its_start_reads_a_little_different()
    {
        await _database.EvaluateAsync(Night);
        var me = System.Diagnostics.Process.GetCurrentProcess();
        var start = me.StartTime.ToUniversalTime().AddMilliseconds(40).Ticks;

        Assert.Null(await TakeFromAsync($"{Environment.MachineName}|{me.Id}|{start}"));
        Assert.NotNull(await TakeFromAsync($"{Environment.MachineName}|{me.Id}|{start - TimeSpan.TicksPerHour}"));
    }

    private Task<long?> TakeFromAsync(string owner) => _database.InAsync<RunLease, long?>(async lease =>
    {
        var run = await OnlyRunAsync();
        await _database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Running).SetProperty(r => r.LeaseOwner, owner)
            .SetProperty(r => r.LeaseUntil, DateTime.MaxValue)));
        return await lease.TakeAsync(run, CancellationToken.None);
    });

    /// <param name="number">1 for the first batch that any worker reads.</param>
    private void BeforeBatch(int number, Func<Task> happens) =>
        _interruption.Before = _ => Interlocked.Increment(ref _batches) == number ? happens() : Task.CompletedTask;

    private async Task<EvaluationRun?> TryAsync()
    {
        try
        {
            return await _database.EvaluateAsync(Night);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private Task<Guid> OnlyRunAsync() => _database.ReadAsync(db => db.Runs.Select(r => r.Id).SingleAsync());

    private async Task AssertDoneOnceAsync(EvaluationRun finished)
    {
        var run = await _database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync());
        Assert.Equal((finished.Id, RunStatus.Finished, Contractors), (run.Id, run.Status, run.Done));
        Assert.Equal(Contractors, await _database.ReadAsync(db => db.Results.CountAsync(r => r.RunId == run.Id)));
        Assert.Equal(Contractors, await _database.ReadAsync(db => db.Results.Select(r => r.ContractorId).Distinct().CountAsync()));
    }
}
