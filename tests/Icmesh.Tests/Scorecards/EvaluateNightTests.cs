using Icmesh.Contractors;
using Icmesh.Incidents;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Modules;
using Icmesh.Kernel.Text;
using Icmesh.Rules;
using Icmesh.Scorecards;
using Icmesh.Scorecards.Data;
using Icmesh.Tests.Incidents;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Scorecards;

[Trait("Category", "Security")]
public sealed class EvaluateNightTests : IAsyncLifetime
{
    private static readonly DateOnly Night = new(2026, 2, 28);
    private readonly ModuleDatabase _database = new(new ContractorsModule(), new IncidentsModule(), new RulesModule(), new ScorecardsModule());

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddContractorsAsync("K-1,PT Satu,Active,", "K-2,PT Dua,Active,", "K-3,PT Tiga,Active,", "K-9,PT Lama,Ended,");
        await _database.AddHoursAsync("K-1,RDX,2026,2,400000,1900", "K-2,RDX,2026,2,150000,700");
        await _database.AddIncidentsAsync("K-2,RDX,2026-02-01 08:00,Fatal,Fatal,0,,6,meninggal,,,,");
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_night_is_done_once_however_often_it_is_started()
    {
        var first = await RunAsync(Night);

        var again = await RunAsync(Night);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(RunStatus.Finished, again.Status);
        Assert.Equal(3, await ReadAsync(db => db.Results.CountAsync()));
    }

    [Fact]
    public async Task A_clean_contractor_passes_a_fatality_caps_and_silence_is_not_assessed()
    {
        await RunAsync(Night);

        var grades = await GradesAsync();

        Assert.Equal((100m, "EXCELLENT"), grades["K-1"]);
        Assert.Equal("BAD", grades["K-2"].Grade);
        Assert.Null(grades["K-3"].Grade);
    }

    [Fact]
    public async Task A_correction_is_another_revision_and_the_old_result_stays()
    {
        var first = await RunAsync(Night);

        var second = await RunAsync(Night, "jam kerja dikoreksi");

        Assert.Equal((1, 2), (first.Revision, second.Revision));
        Assert.Equal("jam kerja dikoreksi", second.Reason);
        Assert.Equal(6, await ReadAsync(db => db.Results.CountAsync()));
    }

    [Fact]
    public async Task A_night_that_has_not_come_is_refused()
    {
        await Assert.ThrowsAsync<RefusedException>(() => RunAsync(new DateOnly(9999, 1, 1)));

        Assert.Equal(0, await ReadAsync(db => db.Runs.CountAsync()));
    }

    [Fact]
    public async Task Only_the_holder_of_the_lease_works_on_a_run()
    {
        var run = await RunAsync(Night);
        await ReadAsync(db => db.Runs.ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, RunStatus.Running)
            .SetProperty(r => r.LeaseOwner, "other-machine|1|1").SetProperty(r => r.LeaseUntil, DateTime.MaxValue)));

        var taken = await _database.InAsync<RunLease, long?>(lease => lease.TakeAsync(run.Id, CancellationToken.None));

        Assert.Null(taken);
        await Assert.ThrowsAsync<RefusedException>(() => RunAsync(Night));
    }

    [Fact]
    public async Task Stored_scores_compute_to_the_same_bytes_and_a_changed_one_is_found()
    {
        await RunAsync(Night);
        var before = await VerifyAsync();

        await ReadAsync(db => db.Results.Where(r => r.Grade == "BAD").ExecuteUpdateAsync(s => s.SetProperty(r => r.Grade, "GOOD")));
        var after = await VerifyAsync();

        Assert.Equal([1L, 3L], before.Counts.Select(c => c.Count));
        Assert.Empty(before.Faults);
        Assert.Single(after.Faults);
    }

    private Task<EvaluationRun> RunAsync(DateOnly date, string? reason = null) =>
        _database.InAsync<EvaluateNight, EvaluationRun>(night => night.RunAsync(date, reason, "tester", null, CancellationToken.None));

    private Task<Verified> VerifyAsync() =>
        _database.InAsync<IVerification, Verified>(verify => verify.RunAsync(DateOnly.MinValue, DateOnly.MaxValue, CancellationToken.None));

    private Task<T> ReadAsync<T>(Func<ScorecardsDb, Task<T>> read) => _database.InAsync(read);

    private async Task<IReadOnlyDictionary<string, (decimal? Score, string? Grade)>> GradesAsync()
    {
        var codes = await _database.InAsync<IContractorDirectory, IReadOnlyList<ContractorCard>>(d => d.ListAsync(null, 10, true, CancellationToken.None));
        var rows = await ReadAsync(db => db.Results.AsNoTracking().ToListAsync());
        return rows.ToDictionary(r => codes.Single(c => c.Id == r.ContractorId).Code, r => (r.Score, r.Grade));
    }
}
