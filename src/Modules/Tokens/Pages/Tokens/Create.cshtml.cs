using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Web;
using Icmesh.Tokens.Changing;
using Icmesh.Tokens.Data;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Icmesh.Tokens.Pages.Tokens;

internal sealed class CreateModel(TokenActions actions, IContractorDirectory contractors, EndpointDataSource endpoints, IStringLocalizer<TokensText> text) : PageModel
{
    private static readonly int[] Lifetimes = [7, 30, 90, 365];

    [BindProperty] public TokenInput Input { get; set; } = new();

    public IReadOnlyList<string> Scopes => Api.Permissions(endpoints);

    public IEnumerable<SelectListItem> DayOptions => Lifetimes.Select(d => new SelectListItem(text["Days", d], d.ToString(CultureInfo.InvariantCulture)));

    public Token? Made { get; private set; }

    /// <summary>Shown on this answer and never again.</summary>
    public string? MadeSecret { get; private set; }

    [Requires(TokensPermissions.Manage)]
    public IActionResult OnGet() => Page();

    [Requires(TokensPermissions.Manage), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var company = string.IsNullOrWhiteSpace(Input.Contractor) ? null : await contractors.FindAsync(Input.Contractor, cancellationToken);
        Check(company);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        (Made, MadeSecret) = await actions.CreateAsync(Input.Name, Input.Scopes, company?.Id, Input.Days, cancellationToken);
        return Page();
    }

    private void Check(ContractorCard? company)
    {
        if (Input.Scopes.Count == 0 || Input.Scopes.Except(Scopes).Any())
        {
            ModelState.AddModelError("Input.Scopes", text["Scopes.Choose"]);
        }

        if (!Lifetimes.Contains(Input.Days))
        {
            ModelState.AddModelError("Input.Days", text["Days.Choose"]);
        }

        if (company is null && !string.IsNullOrWhiteSpace(Input.Contractor))
        {
            ModelState.AddModelError("Input.Contractor", text["Contractor.Unknown", Input.Contractor]);
        }
    }

    internal sealed class TokenInput
    {
        [Display(Name = "Name.Field"), Required, StringLength(TokenMapping.NameLength)] public string Name { get; set; } = "";

        public List<string> Scopes { get; set; } = [];

        [Display(Name = "Contractor.Field"), StringLength(60)] public string? Contractor { get; set; }

        [Display(Name = "Days.Field")] public int Days { get; set; } = 90;
    }
}
