using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Makes the first HSE admin, with the code from the server's terminal. Not there as soon as there is an account.</summary>
[OpenToAll("Nobody can sign in before the first account; the code from the terminal is what lets in")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class SetUpModel(MakeFirstAdmin make, Door door) : PageModel
{
    [BindProperty] public SetUpInput Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) => await OnlyFirstAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnlyFirstAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            var account = await make.RunAsync(Input.Code, Input.Name, Input.DisplayName, Input.Password, cancellationToken);
            return LocalRedirect(await door.EnterAsync(HttpContext, account, Proven.Password, returnUrl: null, cancellationToken));
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }

    private async Task OnlyFirstAsync(CancellationToken cancellationToken)
    {
        if (!await make.IsOpenAsync(cancellationToken))
        {
            throw new NotFoundException("set-up: there is an account");
        }
    }
}

internal sealed class SetUpInput
{
    [Display(Name = "SetUp.CodeField"), Required, StringLength(40)] public string Code { get; set; } = "";

    [Display(Name = "Name.SignInField"), Required, StringLength(Lengths.SignInName)] public string Name { get; set; } = "";

    [Display(Name = "Name.DisplayField"), Required, StringLength(Lengths.DisplayName)] public string DisplayName { get; set; } = "";

    [Display(Name = "Password.Field"), Required, StringLength(PasswordRules.Longest, MinimumLength = PasswordRules.Shortest)] public string Password { get; set; } = "";

    [Display(Name = "Password.AgainField"), Required, Compare(nameof(Password))] public string Again { get; set; } = "";
}
