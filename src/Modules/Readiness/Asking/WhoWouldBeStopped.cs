using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;

namespace Icmesh.Readiness.Asking;

/// <summary>Before HSE switches a rule: whom it would stop if it blocked today. Goes through all workers of a stage in batches.</summary>
internal sealed class WhoWouldBeStopped(IContractorDirectory contractors, IWorkerDirectory workers, IReadiness readiness, SiteClock clock)
{
    private const int Batch = 200, Companies = 1000;

    /// <param name="jobType">The work that is assumed, since what people really do is only known from their permits.</param>
    /// <returns>Companies of the stage that have somebody it would stop, most people first.</returns>
    public async Task<StopForecast> RunAsync(string path, string gate, RolloutStage stage, string jobType, CancellationToken cancellationToken)
    {
        var companies = (await contractors.ListAsync(null, Companies, withEnded: false, cancellationToken)).Where(c => c.Stage == stage).ToDictionary(c => c.Id);
        var stopped = new Dictionary<Guid, int>();
        var (asked, unknown) = (0, 0);
        Guid? after = null;
        while (companies.Count > 0)
        {
            var batch = await workers.AfterAsync(companies.Keys, after, Batch, cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            after = batch[^1].Id;
            asked += batch.Count;
            var answer = await readiness.AskAsync([.. batch.Select(w => w.Id)], [jobType], null, clock.UtcNow, cancellationToken);
            foreach (var worker in answer.Workers)
            {
                var hit = worker.Reasons.Where(r => r.DispensationId is null && r.Finding.Rules.Path == path && Names(r.Finding, gate) && r.Finding.Outcome is not Outcome.Compliant).ToList();
                if (hit.Count > 0)
                {
                    stopped[worker.Contractor.Id] = stopped.GetValueOrDefault(worker.Contractor.Id) + 1;
                    unknown += hit.TrueForAll(r => r.Finding.Outcome is Outcome.Undetermined) ? 1 : 0;
                }
            }
        }

        return new(asked, stopped.Values.Sum(), unknown, [.. stopped.Select(s => (companies[s.Key], s.Value)).OrderByDescending(s => s.Value).ThenBy(s => s.Item1.Code, StringComparer.Ordinal)]);
    }

    private static bool Names(Finding finding, string gate) => finding.Gate.Code == gate || finding.Covers.Any(g => g.Code == gate);
}

/// <param name="Asked">Workers at the stage.</param>
/// <param name="Unknown">Those among the stopped of whom only data is missing.</param>
internal sealed record StopForecast(int Asked, int Stopped, int Unknown, IReadOnlyList<(ContractorCard Company, int Workers)> Companies);
