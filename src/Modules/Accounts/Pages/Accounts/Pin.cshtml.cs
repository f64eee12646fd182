using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>The sign-in of an enrolled phone: its owner is greeted and asked for the PIN alone.</summary>
[OpenToAll("Whoever is to sign in is not signed in yet; the phone's own secret says whose it is")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class PinModel(Phones phones, Door door) : PageModel
{
    [FromQuery(Name = "returnUrl")] public string? ReturnUrl { get; set; }

    [BindProperty, Display(Name = "Pin.Field"), Required, StringLength(20)] public string Pin { get; set; } = "";

    public string Owner { get; private set; } = "";

    public string PhoneName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) is null ? ToSignIn() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is not { } phone)
        {
            return ToSignIn();
        }

        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            var account = await phones.CheckAsync(HttpContext, phone, Pin, cancellationToken);
            return LocalRedirect(await door.EnterAsync(HttpContext, account, Proven.Pin(phone), ReturnUrl, cancellationToken));
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, nameof(Pin));
        }
    }

    private async Task<Phone?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await phones.FindAsync(HttpContext, cancellationToken) is not { } phone)
        {
            return null;
        }

        (Owner, PhoneName) = ((await phones.OwnerAsync(phone, cancellationToken)).DisplayName, phone.Name);
        return phone;
    }

    private LocalRedirectResult ToSignIn() => LocalRedirect("/Accounts/SignIn" + Door.Query(ReturnUrl));
}
