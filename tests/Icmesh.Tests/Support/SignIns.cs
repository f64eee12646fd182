using System.Net;

namespace Icmesh.Tests.Support;

/// <summary>Signs a browser in through the real form.</summary>
internal static class SignIns
{
    public const string Password = "kuda lumping hujan sore";

    public static Task<HttpResponseMessage> TrySignInAsync(this HttpClient client, string name, string password = Password, string? returnUrl = null) =>
        client.FillAsync($"/Accounts/SignIn{(returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}", ("Input.Name", name), ("Input.Password", password));

    public static async Task SignInAsync(this HttpClient client, string name, string password = Password)
    {
        using var answer = await client.TrySignInAsync(name, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient client, string url)
    {
        using var answer = await client.GetAsync(new Uri(url, UriKind.Relative));
        return answer.StatusCode;
    }
}
