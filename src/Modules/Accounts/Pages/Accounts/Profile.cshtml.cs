using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>The own account. Whoever asks sees and changes itself, never an id from the address.</summary>
internal sealed class ProfileModel(
    AccountsDb db, Sessions sessions, Phones phones, IContractorDirectory contractors, AccountActions actions, ICurrentUser user, IStringLocalizer<AccountsText> text) : PageModel
{
    [FromQuery(Name = "done")] public string? Changed { get; set; }

    [BindProperty] public string Language { get; set; } = "";

    public Account Account { get; private set; } = null!;

    public string? Company { get; private set; }

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<Phone> Phones { get; private set; } = [];

    public Session Current => HttpContext.Me().Session;

    public IReadOnlyList<SelectListItem> Languages { get; } = [new("Bahasa Indonesia", "id"), new("English", "en")];

    public string? Done => Changed is "password" or "language" or "ended" or "phone" or "phone-removed" ? text[$"Done.{Changed}"].Value : null;

    [Requires(AccountsPermissions.Self)]
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        Language = Account.Language;
        if (Account.ContractorId is { } company)
        {
            Company = (await contractors.ReadAsync([company], cancellationToken)).GetValueOrDefault(company)?.Name;
        }

        Sessions = await sessions.OfAsync(Account.Id, cancellationToken);
        Phones = await phones.OfAsync(Account.Id, cancellationToken);
    }

    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostLanguageAsync(CancellationToken cancellationToken)
    {
        if (Language is "id" or "en")
        {
            await OpenAsync(cancellationToken);
            await actions.SpeakAsync(Account, Language, cancellationToken);
            HttpContext.Speak(Language);
        }

        return LocalRedirect("/Accounts/Profile?done=language");
    }

    /// <summary>Signs another browser out; this one has its own button for that.</summary>
    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await sessions.EndAsync(user, Account, session, "account.end-session", cancellationToken);
        return LocalRedirect("/Accounts/Profile?done=ended");
    }

    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostRemovePhoneAsync(Guid phone, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await phones.RemoveAsync(Account, phone, cancellationToken);
        return LocalRedirect("/Accounts/Profile?done=phone-removed");
    }

    [Requires(AccountsPermissions.Self)]
    public async Task<IActionResult> OnPostEndAllAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await actions.EndSessionsAsync(Account, cancellationToken);
        await HttpContext.SignOutAsync(AccountCookie.Scheme);
        return LocalRedirect("/Accounts/SignIn");
    }

    private async Task OpenAsync(CancellationToken cancellationToken) => Account = await db.OwnAsync(HttpContext, cancellationToken);
}
