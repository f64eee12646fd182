using Icmesh.Accounts.Data;
using Icmesh.Accounts.SigningIn;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Accounts.Proving;

/// <summary>
/// Asks a person for a proof before an action that is worth one. A form that was filled in comes back with the question and is sent again
/// with the answer, so that nothing typed is lost; a page to be opened leads to the question and on.
/// </summary>
internal sealed class StepUp(AccountsDb db, Proofs proofs, PasskeyProof passkey, SiteClock clock, IModelMetadataProvider metadata) : IStepUp
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public const string Page = "/Accounts/StepUp", Prefix = "StepUp", Secret = "StepUp.Secret", Passkey = "StepUp.Passkey";

    private const string View = "/Pages/Accounts/_StepUp.cshtml";

    public string AddressFor(string returnUrl) => $"{Page}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public async Task<IActionResult?> AskAsync(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (context.HttpContext.Features.Get<SignedInUser>() is not { } me || IsFromScript(request))
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        var form = request.HasFormContentType ? await request.ReadFormAsync(context.HttpContext.RequestAborted) : null;
        if (form is null || form.Files.Count > 0)
        {
            // A chosen file cannot be put back into a form: its page is opened again.
            return new LocalRedirectResult(AddressFor(request.Path + (form is null ? request.QueryString : default)));
        }

        var (typed, credential) = (form[Secret].ToString(), form[Passkey].ToString());
        try
        {
            return typed.Length > 0 || credential.Length > 0
                ? await ProveAsync(context.HttpContext, typed, credential)
                : Question(await QuestionAsync(me, request, form, context.HttpContext.RequestAborted));
        }
        catch (RefusedException refused)
        {
            return Question(await QuestionAsync(me, request, form, context.HttpContext.RequestAborted), refused);
        }
    }

    /// <returns>Null: there is nothing more to ask.</returns>
    /// <exception cref="RefusedException">It does not match.</exception>
    public async Task<IActionResult?> ProveAsync(HttpContext context, string? typed, string? credential)
    {
        var (me, cancellationToken) = (context.Me(), context.RequestAborted);
        if (credential is { Length: > 0 })
        {
            // The question that it answers names the account: no other's passkey fits.
            await passkey.CheckAsync(context, credential, cancellationToken);
        }
        else
        {
            await proofs.AgainAsync(await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == me.Id, cancellationToken), typed ?? "", cancellationToken);
        }

        var now = clock.UtcNow;
        await db.Sessions.Where(s => s.Id == me.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvedAt, now), cancellationToken);
        return null;
    }

    public async Task<StepUpQuestion> QuestionAsync(SignedInUser me, CancellationToken cancellationToken) => new()
    {
        SignInName = me.Name,
        IsCorporate = me.Session.Method is SignInMethod.Corporate,
        HasApp = await db.SecondFactors.AnyAsync(f => f.AccountId == me.Id && f.ConfirmedAt != null, cancellationToken),
        HasPasskey = passkey.IsOffered && await db.Passkeys.AnyAsync(p => p.UserId == me.Id, cancellationToken),
    };

    private async Task<StepUpQuestion> QuestionAsync(SignedInUser me, HttpRequest request, IFormCollection form, CancellationToken cancellationToken) =>
        await QuestionAsync(me, cancellationToken) with
        {
            Action = request.Path + request.QueryString,
            Back = request.Path,
            Fields = [.. form.Where(f => !f.Key.StartsWith(Prefix + ".", StringComparison.Ordinal) && f.Key != "__RequestVerificationToken").SelectMany(f => f.Value.Select(v => (f.Key, v ?? "")))],
        };

    private ViewResult Question(StepUpQuestion question, RefusedException? refused = null)
    {
        var data = new ViewDataDictionary<StepUpQuestion>(metadata, new ModelStateDictionary()) { Model = question };
        data.TemplateInfo.HtmlFieldPrefix = Prefix;
        if (refused is not null)
        {
            data.ModelState.AddModelError(Secret, $"{refused.Reason} {refused.Remedy}".TrimEnd());
        }

        return new() { ViewName = View, ViewData = data, StatusCode = refused is null ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity };
    }

    private static bool IsFromScript(HttpRequest request) =>
        request.Headers.ContainsKey("HX-Request") || request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The question, and what is to be sent along with its answer.</summary>
internal sealed record StepUpQuestion
{
    public required string SignInName { get; init; }

    /// <summary>A code of the authenticator app will do too.</summary>
    public bool HasApp { get; init; }

    public bool HasPasskey { get; init; }

    /// <summary>The company's sign-in will do too; what was typed is then typed again.</summary>
    public bool IsCorporate { get; init; }

    public string Back { get; init; } = "/";

    public string Action { get; init; } = "";

    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>Never filled in: a secret does not come back to the page.</summary>
    public string Secret { get; init; } = "";
}
