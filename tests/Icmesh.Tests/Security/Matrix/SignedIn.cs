using System.Net;
using System.Text.RegularExpressions;
using Icmesh.Accounts.Changing;
using Icmesh.Accounts.Data;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>Makes everybody who asks, and signs them in through the real form.</summary>
internal static partial class SignedIn
{
    public const string Nobody = "anonymous", Roleless = "no-role", Closed = "disabled";

    /// <summary>Each role of the matrix once, those of contractors for A and for B; nobody, somebody without a role, a closed account.</summary>
    public static async Task<IReadOnlyList<Principal>> MakeAsync(Town town, TownApp app)
    {
        var people = new List<Principal>();
        foreach (var role in town.Oracle.Roles)
        {
            people.AddRange(Principal.IsContractors(role)
                ? [Of(role, town.A, town.Sub), Of(role, town.B)]
                : [new(role, role) { Site = town.Oracle.ReachesSite(role) ? town.A.Site : null }]);
        }

        people.Add(new(Roleless));
        people.Add(new(Closed, "hse-admin"));
        foreach (var person in people)
        {
            var roles = new[] { person.Role ?? "auditor" };
            await app.InAsync<CreateAccount, object>(async create =>
                await create.RunAsync(new(person.Name, $"Orang {person.Name}", roles, person.Contractor, person.Site, Password: SignIns.Password), default));
        }

        await app.InAsync<AccountsDb, int>(db =>
        {
            db.IsGuarded = false;
            return db.Set<Icmesh.Accounts.AccountRole>().Where(r => db.Accounts.Any(a => a.Id == r.AccountId && a.UserName == Roleless)).ExecuteDeleteAsync();
        });
        return people;
    }

    public static async Task<IReadOnlyList<Principal>> AllAsync(IReadOnlyList<Principal> people, HttpClient client)
    {
        var signedIn = new List<Principal>();
        foreach (var person in people)
        {
            signedIn.Add(await SignInAsync(client, person) with { IsSignedIn = person.Name != Closed });
        }

        return [.. signedIn, await AnonymousAsync(client)];
    }

    public static async Task<Principal> SignInAsync(HttpClient client, Principal person)
    {
        var visitor = await AnonymousAsync(client);
        using var entry = new HttpRequestMessage(HttpMethod.Post, "/Accounts/SignIn");
        entry.Headers.Add("Cookie", visitor.Cookies);
        entry.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Name"] = person.Name, ["Input.Password"] = SignIns.Password, ["__RequestVerificationToken"] = visitor.Token,
        });
        using var entered = await client.SendAsync(entry);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);

        // Everybody sees some page, be it the one that says no: each carries a token of whoever reads it.
        var cookies = $"{visitor.Cookies}; {CookiesOf(entered)}";
        using var reading = new HttpRequestMessage(HttpMethod.Get, "/Accounts/Profile");
        reading.Headers.Add("Cookie", cookies);
        using var page = await client.SendAsync(reading);
        return person with { Cookies = cookies, VisitorToken = visitor.Token, Token = TokenIn(await page.Content.ReadAsStringAsync()) };
    }

    private static async Task<Principal> AnonymousAsync(HttpClient client)
    {
        using var page = await client.GetAsync(new Uri("/Accounts/SignIn", UriKind.Relative));
        var token = TokenIn(await page.Content.ReadAsStringAsync());
        return new(Nobody) { IsSignedIn = false, Cookies = CookiesOf(page), Token = token, VisitorToken = token };
    }

    private static Principal Of(string role, Side company, params Side[] below) => new($"{role}-{company}", role)
    {
        Contractor = company.Contractor,
        Below = [.. below.Select(b => b.Contractor!.Value)],
    };

    private static string CookiesOf(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Where(c => !c.EndsWith('=')));

    private static string TokenIn(string html) => Token().Match(html) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException($"A page without an antiforgery token: {html}");

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
