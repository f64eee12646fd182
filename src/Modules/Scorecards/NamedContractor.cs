using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Text;

namespace Icmesh.Scorecards;

internal static class NamedContractor
{
    /// <summary>The contractor that somebody named by its code.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public static async Task<ContractorCard> NamedAsync(this IContractorDirectory contractors, string code, CancellationToken cancellationToken) =>
        await contractors.FindAsync(code, cancellationToken) ?? throw new RefusedException(
            new Sentence($"Kontraktor {code} tidak ada.", $"There is no contractor {code}."),
            new Sentence("Periksa kodenya di halaman Kontraktor.", "Check the code on the page Contractors."));
}
