using System.Net;
using Icmesh.Kernel.Web;
using Icmesh.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Icmesh.Tests.Accounts;

[Trait("Category", "Security")]
public sealed class SignInLimiterTests
{
    [Fact]
    public async Task Too_many_attempts_from_one_address_are_refused_before_any_password_is_verified()
    {
        await using var app = new AccountsApp { Settings = { ["SignIn:PerMinute"] = "3" } };
        using var browser = app.Browser();
        var page = await browser.OpenAsync("/Accounts/SignIn");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await browser.SendAsync(page, "/Accounts/SignIn", ("Input.Name", $"name{i}"), ("Input.Password", SignIns.Password));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(3, app.Hasher.Verified);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/Accounts/SignIn"));
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void Whoever_has_a_network_counts_once(string address, string counted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Assert.Equal(counted, CallerAddress.Of(context));
    }
}
