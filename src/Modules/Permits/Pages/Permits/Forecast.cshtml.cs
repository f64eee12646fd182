using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Deciding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Permits that will stop, and why, while there is time to mend it.</summary>
internal sealed class ForecastModel(ForecastLapses forecast, IContractorDirectory contractors) : PageModel
{
    public IReadOnlyList<Lapse> Rows { get; private set; } = [];

    public IReadOnlyDictionary<Guid, ContractorCard> Contractors { get; private set; } = new Dictionary<Guid, ContractorCard>();

    /// <summary>Why nobody can say.</summary>
    public RefusedException? Unanswered { get; private set; }

    [Requires(PermitsPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        try
        {
            Rows = await forecast.RunAsync(cancellationToken);
            Contractors = await contractors.ReadAsync([.. Rows.Select(r => r.Permit.ContractorId).Distinct()], cancellationToken);
        }
        catch (RefusedException refused)
        {
            Unanswered = refused;
        }
    }
}
