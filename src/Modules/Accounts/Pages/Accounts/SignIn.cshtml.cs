using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.Demo;
using Icmesh.Accounts.Proving;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Icmesh.Accounts.Pages.Accounts;

[OpenToAll("Whoever is to sign in is not signed in yet")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class SignInModel(SignInWithPassword signIn, PasskeyProof passkey, Door door, Landing landing, DemoList demo, ICurrentUser user) : PageModel
{
    [BindProperty] public SignInInput Input { get; set; } = new();

    [FromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    public bool OffersPasskey => passkey.IsOffered;

    public IReadOnlyList<DemoAccount> DemoAccounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (user.IsSignedIn)
        {
            return LocalRedirect(landing.For(user, ReturnUrl));
        }

        DemoAccounts = await demo.ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ModelState.IsValid
        ? await EnterAsync(SignInMethod.Password, () => signIn.RunAsync(Input.Name, Input.Password, cancellationToken), cancellationToken)
        : await AgainAsync(cancellationToken);

    /// <summary>The question for whoever comes: it names nobody, and says nothing of who is known here.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => passkey.IsOffered ? Content(await passkey.OptionsAsync(HttpContext, account: null), "application/json") : NotFound();

    public Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return EnterAsync(SignInMethod.Passkey, () => passkey.CheckAsync(HttpContext, credential ?? "", cancellationToken), cancellationToken);
    }

    private async Task<IActionResult> EnterAsync(SignInMethod method, Func<Task<Account>> prove, CancellationToken cancellationToken)
    {
        try
        {
            return LocalRedirect(await door.EnterAsync(HttpContext, await prove(), method, ReturnUrl, cancellationToken));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", $"{refused.Reason} {refused.Remedy}");
            return await AgainAsync(cancellationToken);
        }
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        DemoAccounts = await demo.ReadAsync(cancellationToken);
        return this.Again();
    }
}

internal sealed class SignInInput
{
    [Display(Name = "NameOrPhone.Field"), Required, StringLength(100)] public string Name { get; set; } = "";

    [Display(Name = "Password.Field"), Required, StringLength(Lengths.Password)] public string Password { get; set; } = "";
}
