using Icmesh.Accounts.Data;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>A person enrols the phone in the own hand, or gives it another PIN.</summary>
internal sealed class PhoneModel(AccountsDb db, Phones phones, Sessions sessions, ICurrentUser user) : PageModel
{
    [BindProperty] public PinInput Input { get; set; } = new();

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Input.Name = await phones.FindAsync(HttpContext, cancellationToken) is { } known && known.AccountId == HttpContext.Me().Id ? known.Name : HttpContext.Me().Session.Browser;

    [Requires(AccountsPermissions.Self), StepUp]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return this.Again();
        }

        try
        {
            var account = await db.OwnAsync(HttpContext, cancellationToken);
            var phone = await phones.EnrolAsync(HttpContext, account, Input.Name, Input.Pin, user, cancellationToken);
            await sessions.RenewAsync(HttpContext, account, phone.Id, cancellationToken);
            return LocalRedirect("/Accounts/Profile?done=phone");
        }
        catch (RefusedException refused)
        {
            return this.Again(refused, "Input.Pin");
        }
    }
}
