using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Modules;

/// <summary>What a module does once when the web application starts, after the database is ready and demonstration data is in.</summary>
public interface IServeStart
{
    /// <returns>Lines for the terminal, below the address.</returns>
    Task<IReadOnlyList<Sentence>> RunAsync(CancellationToken cancellationToken);
}
