using Icmesh.Kernel.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Icmesh.Ui;

public static class UiEndpoints
{
    internal const string ThemeCookie = "icmesh-theme";
    private const string NoData = "Stores the reader's own choice in a cookie; reads and changes no data";

    /// <summary>Maps the language and theme switches of the top bar.</summary>
    public static void MapUi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/language", (HttpContext context, IAntiforgery antiforgery, IStringLocalizer<UiText> text) =>
            StoreAsync(context, antiforgery, text, CookieRequestCultureProvider.DefaultCookieName, LanguageCookie)).OpenToAll(NoData);
        endpoints.MapPost("/theme", (HttpContext context, IAntiforgery antiforgery, IStringLocalizer<UiText> text) =>
            StoreAsync(context, antiforgery, text, ThemeCookie, ThemeOf)).OpenToAll(NoData);
    }

    private static string? LanguageCookie(IFormCollection form) => CookieOf(form["language"].ToString());

    private static string? CookieOf(string language) => language switch
    {
        "id" => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Cultures.Indonesian)),
        "en" => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Cultures.English)),
        _ => null,
    };

    private static string? ThemeOf(IFormCollection form) => form["theme"].ToString() is "light" or "dark" or "auto" ? form["theme"].ToString() : null;

    /// <summary>Answers from now on in a person's own language: <c>id</c> or <c>en</c>.</summary>
    public static void Speak(this HttpContext context, string language)
    {
        if (CookieOf(language) is { } value)
        {
            Append(context, CookieRequestCultureProvider.DefaultCookieName, value);
        }
    }

    private static async Task<IResult> StoreAsync(
        HttpContext context, IAntiforgery antiforgery, IStringLocalizer<UiText> text, string cookie, Func<IFormCollection, string?> valueOf)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return Results.Text(text["StaleForm"], statusCode: StatusCodes.Status400BadRequest);

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (valueOf(form) is { } value)
        {
            Append(context, cookie, value);
        }

        return Results.LocalRedirect(LocalPath(form["returnUrl"]));
    }

    private static void Append(HttpContext context, string cookie, string value) => context.Response.Cookies.Append(cookie, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        HttpOnly = true,
        IsEssential = true,
        Secure = context.Request.IsHttps,
    });

    /// <summary>The path to go back to, if it is one of this site; otherwise the start page.</summary>
    public static string LocalPath(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl) ? url : "/";
}
