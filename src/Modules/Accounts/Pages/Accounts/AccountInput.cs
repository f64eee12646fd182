using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Roles;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>What an admin types about a person.</summary>
internal sealed class AccountInput
{
    [Display(Name = "Name.SignInField"), StringLength(Lengths.SignInName)] public string? Name { get; set; }

    [Display(Name = "Name.DisplayField"), Required, StringLength(Lengths.DisplayName)] public string DisplayName { get; set; } = "";

    [Display(Name = "Phone.Field"), StringLength(30)] public string? Phone { get; set; }

    [Display(Name = "Roles.Field"), MinLength(1)] public List<string> Roles { get; set; } = [];

    /// <summary>Code of the contractor whose person this is; empty for staff of the smelter.</summary>
    [Display(Name = "Company.Field"), StringLength(40)] public string? Contractor { get; set; }

    public Guid? SiteId { get; set; }

    /// <summary>The worker of the company that this person is.</summary>
    public Guid? WorkerId { get; set; }

    [Display(Name = "Email.Field"), StringLength(Lengths.Email)] public string? Email { get; set; }

    public long Version { get; set; }

    public static AccountInput Of(Account account) => new()
    {
        Name = account.UserName,
        DisplayName = account.DisplayName,
        Phone = account.PhoneNumber,
        Roles = [.. account.RoleCodes],
        SiteId = account.SiteId,
        WorkerId = account.WorkerId,
        Email = account.Email,
        Version = account.Version,
    };

    /// <returns>The chosen site; null for a contractor's person, who is bound to the company, and for a site that is not there.</returns>
    public Guid? SiteAmong(IReadOnlyList<SelectListItem> sites, Guid? contractorId) =>
        contractorId is null && SiteId is { } site && sites.Any(s => s.Value == site.ToString()) ? site : null;

    /// <summary>Roles that this user may give to a person of this kind.</summary>
    /// <param name="isContractors">Null where the kind is not known yet.</param>
    public static IReadOnlyList<SelectListItem> RoleOptions(ICurrentUser user, bool? isContractors) =>
    [
        .. Role.All.Where(r => user.ContractorId is null || r.IsContractors).Where(r => isContractors is null || r.IsContractors == isContractors)
            .Select(r => new SelectListItem(r.Title.ToString(), r.Code)),
    ];

    /// <summary>What a list to choose from still bears.</summary>
    public const int MostWorkers = 1000;

    /// <param name="contractorId">Null for staff of the smelter, who are nobody's workers.</param>
    public static async Task<IReadOnlyList<SelectListItem>> WorkersAsync(IWorkerDirectory workers, Guid? contractorId, CancellationToken cancellationToken) => contractorId is { } company
        ? [.. (await workers.ListAsync(company, MostWorkers, cancellationToken)).Select(w => new SelectListItem(NameOf(w), w.Id.ToString()))]
        : [];

    public static string NameOf(WorkerCard worker) => string.Join(" · ", new[] { worker.Name, worker.Position, $"NIK …{worker.NikLast4}" }.Where(t => !string.IsNullOrEmpty(t)));

    public static async Task<IReadOnlyList<SelectListItem>> SitesAsync(ISiteDirectory sites, CancellationToken cancellationToken) =>
        [.. (await sites.ListAsync(cancellationToken)).Select(s => new SelectListItem($"{s.Code} {s.Name}", s.Id.ToString()))];
}
