using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Icmesh.Competency.Pages.Competency.Requirements;

/// <summary>A new requirement, or one that exists where the address says which: that one keeps who, where and what.</summary>
internal sealed class EditModel(CompetencyDb db, SaveRequirement save, IJobTypeDirectory jobs, ISiteDirectory sites, IRuleTables tables, IStringLocalizer<CompetencyText> text) : PageModel
{
    [FromRoute] public Guid? Id { get; set; }

    [BindProperty] public RequirementInput Input { get; set; } = new();

    public IReadOnlyList<ConflictRow> Conflict { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Jobs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Types { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Mandatory => [new(text["Mandatory"], "true"), new(text["Strength.Recommended"], "false")];

    public IReadOnlyList<SelectListItem> Statuses => [.. Requirement.Statuses.Select(s => new SelectListItem(text[$"Status.{s}"], s))];

    [Requires(CompetencyPermissions.Require)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } requirement)
        {
            Input = RequirementInput.Of(requirement);
        }
    }

    [Requires(CompetencyPermissions.Require), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var requirement = await OpenAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            if (requirement is null)
            {
                await save.AddAsync(Input, cancellationToken);
            }
            else if (!await save.EditAsync(requirement, Input, cancellationToken))
            {
                return await ConflictAsync(cancellationToken);
            }

            return Redirect("/Competency/Requirements");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    [Requires(CompetencyPermissions.Require), StepUp]
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        await save.RemoveAsync(await OpenAsync(cancellationToken) ?? throw new NotFoundException("requirement"), cancellationToken);
        return Redirect("/Competency/Requirements");
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var stored = RequirementInput.Of((await OpenAsync(cancellationToken))!);
        Conflict = [new(text["Mandatory"], $"{stored.IsMandatory}", $"{Input.IsMandatory}"), new(text["Law"], stored.Law, Input.Law), new(text["Status"], stored.Status, Input.Status)];
        Input.Version = stored.Version;
        ModelState.Remove("Input.Version");
        return this.Conflicting();
    }

    /// <exception cref="NotFoundException">There is no such requirement.</exception>
    private async Task<Requirement?> OpenAsync(CancellationToken cancellationToken)
    {
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        Jobs = [.. (await jobs.ListAsync(cancellationToken)).Select(j => new SelectListItem(j.Title.ToString(), j.Code))];
        Roles = [.. types.Roles.Select(r => new SelectListItem(r.Title.ToString(), r.Code))];
        Areas = [.. (await sites.AreasAsync(cancellationToken)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))];
        Types = [.. types.Types.Select(t => new SelectListItem(t.Classes is null ? t.Title.ToString() : $"{t.Title} ({string.Join(", ", t.Classes)})", t.Code))];
        return Id is { } id ? await db.Requirements.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) ?? throw new NotFoundException($"requirement {id}") : null;
    }
}
