using Icmesh.Imports.Runs;
using Icmesh.Kernel.Text;

namespace Icmesh.Imports.Uploads;

/// <summary>One run in the background: a trial, or the import itself.</summary>
internal sealed class ImportJob(DateTime startedAt) : IProgress<ImportProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    public DateTime StartedAt => startedAt;
    public DateTime? EndedAt { get; set; }
    public ImportProgress Progress { get; private set; }
    public Task<ImportResult> Task { get; private set; } = System.Threading.Tasks.Task.FromCanceled<ImportResult>(new(true));

    public bool IsRunning => !Task.IsCompleted;

    /// <summary>Rows cannot be taken back once their transaction ends; before that, all of them are.</summary>
    public void Cancel() => _cancel.Cancel();

    public void Start(Func<CancellationToken, Task<ImportResult>> work, CancellationToken stopping)
    {
        var either = CancellationTokenSource.CreateLinkedTokenSource(_cancel.Token, stopping);

        // Without the request's context: the work outlives it.
        using (ExecutionContext.SuppressFlow())
        {
            Task = System.Threading.Tasks.Task.Run(async () =>
            {
                using (either)
                {
                    return await work(either.Token);
                }
            }, CancellationToken.None);
        }
    }

    /// <summary>Waits for the end, but not longer than a person likes to look at an unchanged page.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        await System.Threading.Tasks.Task.WhenAny(Task, System.Threading.Tasks.Task.Delay(patience, cancellationToken));
        return !IsRunning;
    }

    /// <summary>Result or refusal of a job that has ended; any other failure is thrown.</summary>
    public async Task<(ImportResult? Result, RefusedException? Refused)> EndAsync()
    {
        try
        {
            return (await Task, null);
        }
        catch (RefusedException refused)
        {
            return (null, refused);
        }
        catch (OperationCanceledException)
        {
            return (null, new(
                new Sentence("Impor dibatalkan. Tidak ada yang disimpan.", "The import was cancelled. Nothing was saved."),
                new Sentence("Periksa lagi bila ingin melanjutkan.", "Check it again to go on.")));
        }
    }

    public void Report(ImportProgress value) => Progress = value;

    public void Dispose() => _cancel.Dispose();
}
