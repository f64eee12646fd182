using System.CommandLine;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Scorecards;

/// <summary>Something happens each time a worker is about to read its next contractors, that is between two batches.</summary>
internal sealed class Interruption : IModule
{
    /// <summary>Called with the code that the batch begins after.</summary>
    public Func<string?, Task> Before { get; set; } = _ => Task.CompletedTask;

    public string Name => "Interruption";

    public void AddServices(IServiceCollection services, DatabaseOptions database) =>
        services.Decorate<IContractorDirectory>(inner => new InterruptedDirectory(inner, after => Before(after)));

    public IEnumerable<Command> Commands(VerbRunner runner) => [];

    private sealed class InterruptedDirectory(IContractorDirectory inner, Func<string?, Task> before) : IContractorDirectory
    {
        public async Task<IReadOnlyList<ContractorCard>> ListAsync(string? afterCode, int limit, bool withEnded, CancellationToken cancellationToken)
        {
            await before(afterCode);
            return await inner.ListAsync(afterCode, limit, withEnded, cancellationToken);
        }

        public Task<int> CountAsync(bool withEnded, CancellationToken cancellationToken) => inner.CountAsync(withEnded, cancellationToken);

        public Task<ContractorCard?> FindAsync(string code, CancellationToken cancellationToken) => inner.FindAsync(code, cancellationToken);

        public Task<IReadOnlyDictionary<Guid, ContractorCard>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => inner.ReadAsync(ids, cancellationToken);

        public Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> TreesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => inner.TreesAsync(ids, cancellationToken);

        public Task<IReadOnlyList<Guid>> UpwardsAsync(Guid id, CancellationToken cancellationToken) => inner.UpwardsAsync(id, cancellationToken);
    }
}
