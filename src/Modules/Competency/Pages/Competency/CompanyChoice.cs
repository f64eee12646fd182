using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Competency.Pages.Competency;

/// <summary>The company that a page is about: the own one, or the one that the address names.</summary>
internal sealed class CompanyChoice(IContractorDirectory contractors, ICurrentUser user)
{
    private const int Most = 1000;

    /// <param name="all">Whether no company at all stands for every one of them.</param>
    /// <returns>The company; null for none, or for all.</returns>
    public async Task<(ContractorCard? Company, IReadOnlyList<SelectListItem> Options)> ReadAsync(string? code, bool all, CancellationToken cancellationToken)
    {
        var known = (await contractors.ListAsync(null, Most, withEnded: false, cancellationToken)).Where(c => user.ContractorId is null || c.Id == user.ContractorId).ToList();
        var company = known.Find(c => c.Code == code) ?? (all ? null : known.FirstOrDefault());
        return (company, [.. known.Select(c => new SelectListItem(c.Name, c.Code, c == company))]);
    }
}
