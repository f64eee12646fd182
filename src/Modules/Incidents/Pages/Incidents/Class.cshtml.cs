using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Incidents.Pages.Incidents;

/// <summary>The class that the answers give so far, shown below them while somebody chooses.</summary>
internal sealed class ClassModel : PageModel
{
    [BindProperty(SupportsGet = true)] public AnswersInput Answers { get; set; } = new();

    [Requires(IncidentsPermissions.Edit)]
    public PageResult OnGet() => Page();
}
