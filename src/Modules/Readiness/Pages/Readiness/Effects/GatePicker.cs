using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Web;

namespace Icmesh.Readiness.Pages.Readiness.Effects;

/// <summary>Finds the live rules whose effect is decided, and the one that an address names.</summary>
internal sealed class GatePicker(IGateBook gates, IEnumerable<GateFile> files)
{
    /// <summary>All live files whose effect somebody decides, by path.</summary>
    public async Task<IReadOnlyList<IGateSet>> ListAsync(CancellationToken cancellationToken)
    {
        var decided = files.Where(f => !f.AlwaysStops).Select(f => f.Path).ToHashSet();
        return [.. (await gates.LiveAsync(cancellationToken)).Values.Where(s => decided.Contains(s.Identity.Path)).OrderBy(s => s.Identity.Path, StringComparer.Ordinal)];
    }

    /// <exception cref="NotFoundException">No live file has it.</exception>
    public async Task<(IGateSet Set, GateDefinition Gate)> FindAsync(string? path, string? code, CancellationToken cancellationToken)
    {
        var set = (await ListAsync(cancellationToken)).FirstOrDefault(s => s.Identity.Path == path);
        return set?.Gates.FirstOrDefault(g => g.Code == code) is { } gate ? (set, gate) : throw new NotFoundException($"rule {path} {code}");
    }
}
