using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Web;

namespace Icmesh.Readiness.Pages.Readiness.Effects;

/// <summary>Finds the live rule that an address names.</summary>
internal sealed class GatePicker(IGateBook gates)
{
    /// <exception cref="NotFoundException">No live file has it.</exception>
    public async Task<(IGateSet Set, GateDefinition Gate)> FindAsync(string? path, string? code, CancellationToken cancellationToken)
    {
        var set = (await gates.LiveAsync(cancellationToken)).GetValueOrDefault(path ?? "");
        return set?.Gates.FirstOrDefault(g => g.Code == code) is { } gate ? (set, gate) : throw new NotFoundException($"rule {path} {code}");
    }
}
