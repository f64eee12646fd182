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
using Microsoft.Extensions.Localization;

namespace Icmesh.Accounts.Pages.Accounts;

[OpenToAll("Whoever is to sign in is not signed in yet")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class SignInModel(
    SignInWithPassword signIn, PasskeyProof passkey, Phones phones, Door door, Landing landing, DemoList demo, IStringLocalizer<AccountsText> text) : PageModel
{
    [BindProperty] public SignInInput Input { get; set; } = new();

    [FromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    /// <summary>Somebody else than the owner of the enrolled phone that asks.</summary>
    [FromQuery(Name = "other")] public bool IsOther { get; set; }

    /// <summary>What became of a sign-in by the company's account, or of the sign-out.</summary>
    [FromQuery(Name = "corporate")] public string? CorporateState { get; set; }

    public bool LeftCorporate => CorporateState == "left";

    public string? Told => CorporateState is "unknown" or "failed" or "left" ? text[$"Corporate.{CorporateState}"].Value : null;

    public bool OffersPasskey => passkey.IsOffered;

    public IReadOnlyList<DemoAccount> DemoAccounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (landing.ForWhoeverIsIn(ReturnUrl) is { } url)
        {
            return LocalRedirect(url);
        }

        if (!IsOther && await phones.FindAsync(HttpContext, cancellationToken) is not null)
        {
            return LocalRedirect("/Accounts/Pin" + Door.Query(ReturnUrl));
        }

        DemoAccounts = await demo.ReadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ModelState.IsValid
        ? await EnterAsync(Proven.Password, () => signIn.RunAsync(Input.Name, Input.Password, cancellationToken), cancellationToken)
        : await AgainAsync(cancellationToken);

    /// <summary>The question for whoever comes: it names nobody, and says nothing of who is known here.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => passkey.IsOffered ? Content(await passkey.OptionsAsync(HttpContext, account: null), "application/json") : NotFound();

    public Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return EnterAsync(Proven.Passkey, () => passkey.CheckAsync(HttpContext, credential ?? "", cancellationToken), cancellationToken);
    }

    private async Task<IActionResult> EnterAsync(Proven proven, Func<Task<Account>> prove, CancellationToken cancellationToken)
    {
        try
        {
            return LocalRedirect(await door.EnterAsync(HttpContext, await prove(), proven, ReturnUrl, cancellationToken));
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
