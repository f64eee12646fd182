using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.Requirements;

/// <summary>The matrix: what each job demands of everybody, and of whom else.</summary>
internal sealed class IndexModel(CompetencyDb db, IJobTypeDirectory jobs, ISiteDirectory sites, IRuleTables tables, SaveRequirement save) : PageModel
{
    [FromQuery(Name = "role")] public string? Role { get; set; }

    [FromQuery(Name = "strength")] public Strength? Strength { get; set; }

    public IReadOnlyList<JobTypeCard> Jobs { get; private set; } = [];

    public ILookup<string, Requirement> ByJob { get; private set; } = Enumerable.Empty<Requirement>().ToLookup(r => r.JobType);

    public CertificateTypes Types { get; private set; } = CertificateTypes.None;

    public IReadOnlyDictionary<Guid, string> Areas { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Nothing is demanded yet: the shipped list may be taken over.</summary>
    public bool IsEmpty { get; private set; }

    [Requires(CompetencyPermissions.View)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        Jobs = await jobs.ListAsync(cancellationToken);
        Areas = (await sites.AreasAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.Name);
        var all = await db.Requirements.AsNoTracking().OrderBy(r => r.CertificateType).ThenBy(r => r.Class).ToListAsync(cancellationToken);
        IsEmpty = all.Count == 0;
        ByJob = all.Where(r => (string.IsNullOrEmpty(Role) || r.Role == Role || r.Role is null) && (Strength is not { } strength || Strengths.Of(r) == strength)).ToLookup(r => r.JobType);
    }

    [Requires(CompetencyPermissions.Require), StepUp]
    public async Task<IActionResult> OnPostDefaultsAsync(CancellationToken cancellationToken)
    {
        await save.DefaultsAsync(cancellationToken);
        return Redirect("/Competency/Requirements");
    }
}

/// <summary>How strongly something is required.</summary>
internal enum Strength
{
    /// <summary>Mandatory by a source that somebody has read.</summary>
    Demanded,

    /// <summary>Mandatory by a source that nobody has verified.</summary>
    Unconfirmed,
    Recommended,
}

internal static class Strengths
{
    public static Strength Of(Requirement requirement) => requirement.IsDemanded ? Strength.Demanded : requirement.IsMandatory ? Strength.Unconfirmed : Strength.Recommended;

    public static string Kind(Strength strength) => strength switch
    {
        Strength.Demanded => "stop",
        Strength.Unconfirmed => "warn",
        Strength.Recommended => "info",
    };
}
