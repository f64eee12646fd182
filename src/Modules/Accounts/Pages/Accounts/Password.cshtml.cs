using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Icmesh.Accounts.Pages.Accounts;

[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class PasswordModel(ChangePassword change, Sessions sessions) : PageModel
{
    [BindProperty] public PasswordInput Input { get; set; } = new();

    /// <summary>The password is one that somebody else made.</summary>
    public bool IsFirst => Me.MustChangePassword;

    private SignedInUser Me => HttpContext.Me();

    [Requires(AccountsPermissions.Self)]
    public PageResult OnGet() => Page();

    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            await sessions.RenewAsync(HttpContext, await change.RunAsync(Me.Id, Input.Current, Input.Wanted, cancellationToken), phone: null, cancellationToken);
            return LocalRedirect("/Accounts/Profile?done=password");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, refused.Reason == ChangePassword.WrongCurrent ? "Input.Current" : "Input.Wanted");
        }
    }
}

internal sealed class PasswordInput
{
    [Display(Name = "Password.CurrentField"), Required, StringLength(Lengths.Password)] public string Current { get; set; } = "";

    [Display(Name = "Password.NewField"), Required, StringLength(PasswordRules.Longest, MinimumLength = PasswordRules.Shortest)] public string Wanted { get; set; } = "";

    [Display(Name = "Password.AgainField"), Required, Compare(nameof(Wanted))] public string Again { get; set; } = "";
}
