using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>Enrols a phone with the code that an admin made for its owner.</summary>
[OpenToAll("Whoever has a code has no password yet; the code says who it is")]
[EnableRateLimiting(SignInLimiter.Policy)]
internal sealed class EnrolModel(PhoneCodes codes, Door door) : PageModel
{
    [BindProperty, Display(Name = "Enrol.CodeField"), Required, StringLength(40)] public string Code { get; set; } = "";

    [BindProperty] public PinInput Input { get; set; } = new();

    public void OnGet() => Input.Name = BrowserName.Of(Request.Headers.UserAgent.ToString());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            var (account, phone) = await codes.UseAsync(HttpContext, Code, Input.Name, Input.Pin, cancellationToken);
            return LocalRedirect(await door.EnterAsync(HttpContext, account, Proven.Pin(phone), returnUrl: null, cancellationToken));
        }
        catch (RefusedException refused)
        {
            return this.Again(refused);
        }
    }
}
