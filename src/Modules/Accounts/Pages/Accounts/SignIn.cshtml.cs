using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Demo;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Icmesh.Accounts.Pages.Accounts;

[OpenToAll("Whoever is to sign in is not signed in yet")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class SignInModel(
    AccountsDb db, SignInWithPassword signIn, HalfSignedIn half, Sessions sessions, Landing landing, ICurrentUser user, IHostEnvironment environment) : PageModel
{
    [BindProperty] public SignInInput Input { get; set; } = new();

    [FromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoAccount> DemoAccounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (user.IsSignedIn)
        {
            return LocalRedirect(landing.For(user, ReturnUrl));
        }

        await FindDemoAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            try
            {
                var account = await signIn.RunAsync(Input.Name, Input.Password, cancellationToken);
                if (account.TwoFactorEnabled)
                {
                    half.Remember(HttpContext, account);
                    return RedirectToPage("/Accounts/SecondStep", new { returnUrl = ReturnUrl });
                }

                return LocalRedirect(landing.For(await sessions.BeginAsync(HttpContext, account, SignInMethod.Password, cancellationToken), ReturnUrl));
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError("", $"{refused.Reason} {refused.Remedy}");
            }
        }

        await FindDemoAsync(cancellationToken);
        return this.Again();
    }

    private async Task FindDemoAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
        {
            var there = await db.Accounts.Where(a => !a.IsDisabled).Select(a => a.UserName!).Take(200).ToListAsync(cancellationToken);
            DemoAccounts = [.. Demo.DemoAccounts.All.Where(d => there.Contains(d.Name))];
        }
    }
}

internal sealed class SignInInput
{
    [Display(Name = "NameOrPhone.Field"), Required, StringLength(100)] public string Name { get; set; } = "";

    [Display(Name = "Password.Field"), Required, StringLength(Lengths.Password)] public string Password { get; set; } = "";
}
