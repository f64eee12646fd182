using System.Net;
using Icmesh.Accounts;
using Icmesh.Accounts.Passwords;
using Icmesh.Accounts.Proving;
using Icmesh.Kernel.Text;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Accounts;

/// <summary>An enrolled phone: a PIN opens it for a shift, to its owner alone, until somebody revokes it.</summary>
[Trait("Category", "Security")]
public sealed class PhoneTests : IAsyncLifetime
{
    private const string Pin = "482915", PinPage = "/Accounts/Pin";
    private readonly AccountsApp _app = new();
    private Guid _company, _tono, _rival;

    public async Task InitializeAsync()
    {
        using var _ = _app.CreateClient();
        _company = await _app.AddContractorAsync("K-1");
        var other = await _app.AddContractorAsync("K-2");
        await _app.AddAsync("yanti", "contractor-admin", _company);
        _tono = await _app.AddAsync("tono", "contractor-supervisor", _company, phone: "081234567");
        _rival = await _app.AddAsync("rival", "worker", other);
        await _app.AddAsync("bagus", "hse-officer");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_phone_that_its_owner_enrolled_opens_with_the_PIN_for_a_whole_shift()
    {
        using var phone = await EnrolledAsync();
        var id = await PhoneIdAsync();
        Assert.Equal(id, (await phone.OpenAsync("/Accounts/Profile")).Body!.GetAttribute("data-phone"));
        await SignOutAsync(phone);

        using var led = await phone.GetAsync(new Uri("/Accounts/SignIn?returnUrl=%2FIncidents", UriKind.Relative));
        Assert.Equal("/Accounts/Pin?returnUrl=%2FIncidents", led.Headers.Location?.OriginalString);
        using var entered = await phone.FillAsync("/Accounts/Pin?returnUrl=%2FIncidents", ("Pin", Pin));
        Assert.Equal("/Incidents", entered.Headers.Location?.OriginalString);

        // Left in a pocket for most of the shift; the cookie outlives a browser that the phone closed.
        Assert.Contains("max-age=43200", entered.Headers.GetValues("Set-Cookie").Last(c => c.StartsWith("icmesh=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
        _app.Time.Advance(Session.Longest - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync("/Accounts/Profile"));
        _app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, await phone.StatusAsync("/Accounts/Profile"));

        // The next shift: another session, the same phone and the same author of what waits on it.
        using var next = await phone.FillAsync(PinPage, ("Pin", Pin));
        var body = (await phone.OpenAsync("/Accounts/Profile")).Body!;
        Assert.Equal((id, _tono.ToString()), (body.GetAttribute("data-phone"), body.GetAttribute("data-author")));
    }

    [Fact]
    public async Task Nothing_that_opens_a_phone_is_kept_in_the_database()
    {
        using var phone = _app.Browser();
        await phone.SignInAsync("tono");
        using var enrolled = await EnrolAsync(phone);
        var secret = enrolled.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("icmesh-phone=", StringComparison.Ordinal)).Split(';')[0].Split('.')[1];

        var stored = await _app.ReadAsync(async db => (await db.Phones.SingleAsync()) is var p ? $"{p.SecretHash} {p.PinHash} " + string.Concat(await db.Activity.Select(a => a.After).ToListAsync()) : "");

        Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Pin, stored, StringComparison.Ordinal);
        Assert.Equal(64, secret.Length);
    }

    [Fact]
    public async Task A_PIN_is_not_enough_for_what_asks_for_a_proof_of_its_own()
    {
        using var phone = await EnrolledAsync("bagus");
        await SignOutAsync(phone);
        using var entered = await phone.FillAsync(PinPage, ("Pin", Pin));

        using var asked = await phone.GetAsync(new Uri("/Accounts/Phone", UriKind.Relative));
        using var pin = await phone.FillAsync("/Accounts/StepUp", (StepUp.Secret, Pin));
        using var password = await phone.FillAsync("/Accounts/StepUp", (StepUp.Secret, SignIns.Password));

        Assert.Equal("/Accounts/StepUp?returnUrl=%2FAccounts%2FPhone", asked.Headers.Location?.OriginalString);
        Assert.Equal((422, 302), ((int)pin.StatusCode, (int)password.StatusCode));
    }

    [Fact]
    public async Task Five_wrong_PINs_end_the_phone_and_a_right_one_begins_the_count_anew()
    {
        using var phone = await EnrolledAsync();
        await SignOutAsync(phone);
        for (var i = 0; i < Phone.Most - 1; i++)
        {
            using var wrong = await phone.FillAsync(PinPage, ("Pin", "111111"));
            Assert.Contains($"Sisa {Phone.Most - 1 - i} percobaan", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var right = await phone.FillAsync(PinPage, ("Pin", Pin)))
        {
            Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        }

        using var other = _app.Browser();
        await SignOutAsync(phone);
        for (var i = 0; i < Phone.Most; i++)
        {
            using var wrong = await phone.FillAsync(PinPage, ("Pin", "111111"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        }

        using var gone = await phone.GetAsync(new Uri(PinPage, UriKind.Relative));
        Assert.Equal("/Accounts/SignIn", gone.Headers.Location?.OriginalString);
        Assert.Equal(0, await _app.ReadAsync(db => db.Phones.CountAsync()));
        Assert.Contains("account.lock-phone", await ActionsAsync(_tono));
    }

    [Fact]
    public async Task Many_PINs_at_once_are_no_more_than_five()
    {
        using var phone = await EnrolledAsync();
        await SignOutAsync(phone);
        var page = await phone.OpenAsync(PinPage);
        var before = _app.Hasher.Verified;

        await Task.WhenAll(Enumerable.Range(0, 15).Select(async _ =>
        {
            using var answer = await phone.SendAsync(page, PinPage, ("Pin", "111111"));
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }));

        Assert.InRange(_app.Hasher.Verified - before, 1, Phone.Most);
        Assert.Equal(0, await _app.ReadAsync(db => db.Phones.CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("{id}.")]
    [InlineData("{id}.0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000.0000")]
    public async Task A_forged_phone_is_nobodys(string value)
    {
        using var phone = await EnrolledAsync();
        using var thief = _app.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", $"icmesh-phone={value.Replace("{id}", Guid.Parse(await PhoneIdAsync()).ToString("N"), StringComparison.Ordinal)}");

        using var answer = await thief.GetAsync(new Uri(PinPage, UriKind.Relative));

        Assert.Equal("/Accounts/SignIn", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await thief.StatusAsync("/Accounts/SignIn"));
    }

    [Fact]
    public async Task A_revoked_phone_is_out_at_once_by_its_owner_or_its_companys_admin()
    {
        foreach (var by in new[] { "tono", "yanti" })
        {
            using var phone = await EnrolledAsync();
            using var office = _app.Browser();
            await office.SignInAsync(by);
            var page = by == "tono" ? "/Accounts/Profile" : $"/Accounts/{_tono}";

            using var removed = await office.SendAsync(await office.OpenAsync(page), $"{page}?handler=RemovePhone", ("phone", await PhoneIdAsync()));

            Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, await phone.StatusAsync("/Accounts/Profile"));
            using var pin = await phone.GetAsync(new Uri(PinPage, UriKind.Relative));
            Assert.Equal("/Accounts/SignIn", pin.Headers.Location?.OriginalString);
        }

        Assert.Equal(2, await _app.ReadAsync(db => db.Activity.CountAsync(a => a.Action == "account.remove-phone")));
    }

    [Fact]
    public async Task Nobody_revokes_a_phone_of_somebody_else()
    {
        using var phone = await EnrolledAsync();
        var id = await PhoneIdAsync();
        using var officer = _app.Browser();
        await officer.SignInAsync("bagus");
        using var own = await officer.SendAsync(await officer.OpenAsync("/Accounts/Profile"), "/Accounts/Profile?handler=RemovePhone", ("phone", id));
        using var admin = _app.Browser();
        await admin.SignInAsync("yanti");
        using var wrongOwner = await admin.SendAsync(await admin.OpenAsync($"/Accounts/{_tono}"), $"/Accounts/{_rival}?handler=RemovePhone", ("phone", id));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (own.StatusCode, wrongOwner.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync("/Accounts/Profile"));
    }

    [Fact]
    public async Task Disabled_or_without_a_company_the_PIN_opens_nothing_and_another_password_ends_the_session()
    {
        using var phone = await EnrolledAsync();
        await _app.ChangeAsync(_tono, a => a.SignOutEverywhere());
        Assert.Equal(HttpStatusCode.Redirect, await phone.StatusAsync("/Accounts/Profile"));

        await _app.ChangeAsync(_tono, a => a.IsDisabled = true);
        using var disabled = await phone.FillAsync(PinPage, ("Pin", Pin));
        await _app.ChangeAsync(_tono, a => a.IsDisabled = false);
        await _app.EndAsync(_company);
        using var ended = await phone.FillAsync(PinPage, ("Pin", Pin));

        Assert.Equal((422, 422), ((int)disabled.StatusCode, (int)ended.StatusCode));
    }

    [Fact]
    public async Task A_code_of_the_companys_admin_enrols_a_phone_without_a_password_once()
    {
        using var admin = _app.Browser();
        await admin.SignInAsync("yanti");
        using var made = await CodeAsync(admin, _tono);
        var code = (await Forms.ReadAsync(made)).QuerySelector("code.icm-secret")!.TextContent;
        Assert.DoesNotContain(code, await (await admin.GetAsync(new Uri($"/Accounts/{_tono}", UriKind.Relative))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var phone = _app.Browser();

        using var weak = await UseAsync(phone, code, "123456");
        using var differs = await phone.FillAsync("/Accounts/Enrol", ("Code", code), ("Input.Name", "Ponsel"), ("Input.Pin", Pin), ("Input.Again", "482916"));
        using var wrong = await UseAsync(phone, "aaaa-bbbb-cccc-dddd", Pin);
        using var right = await UseAsync(phone, code.ToUpperInvariant(), Pin);
        using var again = await UseAsync(_app.Browser(), code, Pin);

        Assert.Equal((422, 422, 422, 302, 422), ((int)weak.StatusCode, (int)differs.StatusCode, (int)wrong.StatusCode, (int)right.StatusCode, (int)again.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync("/Accounts/Profile"));
        Assert.Equal(["account.make-phone-code", "account.enrol-phone"], await ActionsAsync(_tono));
        Assert.Equal("yanti", await _app.ReadAsync(db => db.Activity.Where(a => a.Action == "account.make-phone-code").Select(a => a.UserName).SingleAsync()));
        Assert.Equal(0, await _app.ReadAsync(db => db.PhoneCodes.CountAsync()));
    }

    [Fact]
    public async Task A_code_ends_after_an_hour_with_the_next_one_and_with_the_account()
    {
        using var admin = _app.Browser();
        await admin.SignInAsync("yanti");
        async Task<string> MakeAsync()
        {
            using var made = await CodeAsync(admin, _tono);
            return (await Forms.ReadAsync(made)).QuerySelector("code.icm-secret")!.TextContent;
        }

        var old = await MakeAsync();
        var code = await MakeAsync();
        using var replaced = await UseAsync(_app.Browser(), old, Pin);
        await _app.ChangeAsync(_tono, a => a.IsDisabled = true);
        using var disabled = await UseAsync(_app.Browser(), code, Pin);
        await _app.ChangeAsync(_tono, a => a.IsDisabled = false);
        _app.Time.Advance(PhoneCode.Lifetime);
        using var late = await UseAsync(_app.Browser(), code, Pin);

        Assert.Equal((422, 422, 422), ((int)replaced.StatusCode, (int)disabled.StatusCode, (int)late.StatusCode));
        Assert.Equal(0, await _app.ReadAsync(db => db.Phones.CountAsync()));
    }

    [Fact]
    public async Task No_code_goes_round_a_second_factor_or_to_another_company()
    {
        await _app.ChangeAsync(_tono, a => a.TwoFactorEnabled = true);
        await _app.AddAsync("ratna", "hse-admin");
        var staff = await _app.ReadAsync(db => db.Accounts.Where(a => a.UserName == "bagus").Select(a => a.Id).SingleAsync());
        using var admin = _app.Browser();
        await admin.SignInAsync("yanti");
        using var smelter = _app.Browser();
        await smelter.SignInAsync("ratna");

        using var strong = await CodeAsync(admin, _tono);
        using var rival = await admin.SendAsync(await admin.OpenAsync($"/Accounts/{_tono}"), $"/Accounts/{_rival}?handler=PhoneCode");
        using var staffs = await CodeAsync(smelter, staff);

        Assert.Equal((422, 404, 422), ((int)strong.StatusCode, (int)rival.StatusCode, (int)staffs.StatusCode));
        Assert.Equal(0, await _app.ReadAsync(db => db.PhoneCodes.CountAsync()));
    }

    [Fact]
    public async Task Another_PIN_keeps_the_phone_and_another_person_makes_it_another_phone()
    {
        using var phone = await EnrolledAsync();
        var first = await PhoneIdAsync();
        using var changed = await EnrolAsync(phone, "715839");
        Assert.Equal(first, await PhoneIdAsync());
        await SignOutAsync(phone);
        using var old = await phone.FillAsync(PinPage, ("Pin", Pin));
        using var fresh = await phone.FillAsync(PinPage, ("Pin", "715839"));
        Assert.Equal((422, 302), ((int)old.StatusCode, (int)fresh.StatusCode));
        await SignOutAsync(phone);

        using var other = await phone.FillAsync("/Accounts/SignIn?other=true", ("Input.Name", "bagus"), ("Input.Password", SignIns.Password));
        using var enrolled = await EnrolAsync(phone);

        Assert.Equal(2, await _app.ReadAsync(db => db.Phones.CountAsync()));
        Assert.NotEqual(first, (await phone.OpenAsync("/Accounts/Profile")).Body!.GetAttribute("data-phone"));
    }

    [Theory]
    [InlineData("482915", true)]
    [InlineData("190278", true)]
    [InlineData("000000", false)]
    [InlineData("123456", false)]
    [InlineData("987654", false)]
    [InlineData("890123", false)]
    [InlineData("121212", false)]
    [InlineData("123123", false)]
    [InlineData("12345", false)]
    [InlineData("4829155", false)]
    [InlineData("48291a", false)]
    [InlineData("٤٨٢٩١٥", false)]
    public void The_first_PINs_of_a_finder_are_refused(string pin, bool isGood)
    {
        if (isGood)
        {
            PinRules.Check(pin);
        }
        else
        {
            Assert.Throws<RefusedException>(() => PinRules.Check(pin));
        }
    }

    private async Task<HttpClient> EnrolledAsync(string name = "tono")
    {
        var phone = _app.Browser();
        await phone.SignInAsync(name);
        using var enrolled = await EnrolAsync(phone);
        return phone;
    }

    private static async Task<HttpResponseMessage> EnrolAsync(HttpClient phone, string pin = Pin)
    {
        var answer = await phone.FillAsync("/Accounts/Phone", ("Input.Name", "Ponsel Tono"), ("Input.Pin", pin), ("Input.Again", pin));
        Assert.Equal("/Accounts/Profile?done=phone", answer.Headers.Location?.OriginalString);
        return answer;
    }

    private static Task<HttpResponseMessage> UseAsync(HttpClient phone, string code, string pin) =>
        phone.FillAsync("/Accounts/Enrol", ("Code", code), ("Input.Name", "Ponsel"), ("Input.Pin", pin), ("Input.Again", pin));

    private static async Task<HttpResponseMessage> CodeAsync(HttpClient admin, Guid account) =>
        await admin.SendAsync(await admin.OpenAsync($"/Accounts/{account}"), $"/Accounts/{account}?handler=PhoneCode");

    private static async Task SignOutAsync(HttpClient phone)
    {
        using var left = await phone.SendAsync(await phone.OpenAsync("/Accounts/Profile"), "/Accounts/SignOut");
    }

    private Task<string> PhoneIdAsync() => _app.ReadAsync(async db => (await db.Phones.OrderByDescending(p => p.Id).Select(p => p.Id).FirstAsync()).ToString());

    private Task<List<string>> ActionsAsync(Guid id) => _app.ReadAsync(db =>
        db.Activity.Where(a => a.SubjectId == id && !new[] { "account.create", "account.sign-in", "account.sign-out" }.Contains(a.Action)).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync());
}
