using System.Collections.Concurrent;
using System.Text;
using Icmesh.Imports.Mapping;
using Icmesh.Imports.Reading;
using Icmesh.Imports.Runs;
using Icmesh.Kernel.Imports;
using Icmesh.Kernel.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Imports.Uploads;

/// <summary>
/// Trials and imports of uploads, each once however often it is asked for. They live in memory: one that a restart cuts off has
/// saved nothing and is simply asked for again.
/// </summary>
internal sealed class ImportJobs(IServiceScopeFactory scopes, UploadStore store, TimeProvider time, IHostApplicationLifetime lifetime) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Later, somebody may have corrected what a trial complained of: it is made again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, ImportJob> _jobs = new();
    private readonly Lock _starting = new();
    private readonly SemaphoreSlim _atOnce = new(2);

    public ImportJob Trial(Upload upload, ICurrentUser user, Fence fence) => Start($"{upload.Id}/{upload.Map?.GetHashCode(StringComparison.Ordinal)}", upload, user, fence.Copy(), dryRun: true);

    /// <summary>Starts the import, or gives the one that was just started by a second click.</summary>
    public ImportJob Import(Upload upload, ICurrentUser user, Fence fence) => Start($"{upload.Id}", upload, user, fence.Copy(), dryRun: false);

    public ImportJob? RunningImport(Upload upload) => _jobs.GetValueOrDefault($"{upload.Id}");

    private ImportJob Start(string key, Upload upload, ICurrentUser user, Fence fence, bool dryRun)
    {
        lock (_starting)
        {
            Forget();
            if (_jobs.TryGetValue(key, out var known) && (known.IsRunning || known.EndedAt > time.GetUtcNow().UtcDateTime - Fresh))
            {
                return known;
            }

            var job = new ImportJob(time.GetUtcNow().UtcDateTime);
            job.Start(cancellation => RunAsync(upload, user, fence, dryRun, job, cancellation), lifetime.ApplicationStopping);
            return _jobs[key] = job;
        }
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow().UtcDateTime - Remembered;
        foreach (var (key, job) in _jobs.Where(j => !j.Value.IsRunning && j.Value.StartedAt < oldest))
        {
            _jobs.TryRemove(key, out _);
            job.Dispose();
        }
    }

    private async Task<ImportResult> RunAsync(Upload upload, ICurrentUser user, Fence fence, bool dryRun, ImportJob job, CancellationToken cancellationToken)
    {
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActingUser>().Be(user, fence);
            var kind = scope.ServiceProvider.GetServices<IImportKind>().Single(k => k.Name == upload.Kind);
            var map = upload.Map is null ? null : MapFile.Parse(Encoding.UTF8.GetBytes(upload.Map));
            var result = await scope.ServiceProvider.GetRequiredService<RunImport>().RunAsync(
                new(kind, store.FileOf(upload), upload.FileName, map, ReadLimits.Web, dryRun) { Progress = job }, cancellationToken);
            if (result is { DryRun: false, IsRefused: false })
            {
                var outcome = new UploadOutcome(result.Added, result.Updated, result.Unchanged, result.Filtered, result.Created);
                await store.SaveAsync(upload with { Outcome = outcome }, CancellationToken.None);
            }

            return result;
        }
        finally
        {
            job.EndedAt = time.GetUtcNow().UtcDateTime;
            _atOnce.Release();
        }
    }

    public void Dispose() => _atOnce.Dispose();
}
