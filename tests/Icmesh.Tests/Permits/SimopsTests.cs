using System.Net;
using Icmesh.Kernel.Rules;
using Icmesh.Permits;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Person = Icmesh.Tests.Permits.PermitsApp.Person;

namespace Icmesh.Tests.Permits;

/// <summary>Jobs beside each other, jobs that are done again, and how a permit stood at a moment.</summary>
public sealed class SimopsTests : IAsyncLifetime
{
    private readonly PermitsApp _app = new();

    public Task InitializeAsync() => _app.SeedAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private async Task<IReadOnlyList<string>> IssueAsync(Permit permit)
    {
        var version = (await _app.StoredAsync(permit.Id)).Version;
        var decision = await _app.InAsync<DecidePermit, Decision>(d => d.RunAsync(permit.Id, new(PermitCommand.Issue, version, null), "permits.issue", default));
        return [.. EvidenceJson.Read(decision.Evidence).Where(l => l.Stops).Select(l => l.Code)];
    }

    [Fact]
    public async Task What_must_not_be_beside_a_running_job_is_not_issued_and_what_is_restricted_waits_for_a_signed_mitigation()
    {
        var running = await _app.PermitAsync(PermitState.Active, types: "HOT");
        var (forbidden, restricted) = (await _app.PermitAsync(PermitState.Approved, number: 2, types: "CHEM"), await _app.PermitAsync(PermitState.Approved, number: 3));
        Assert.Contains("SIMOPS_APART", await IssueAsync(forbidden));
        Assert.Equal(["SIMOPS_MITIGATED"], await IssueAsync(restricted));
        _app.Who = Person.Area;
        using var browser = _app.Browser();
        var page = await browser.OpenAsync($"/Permits/{restricted.Id}/Conflicts");
        Assert.Contains("Layar las", page.Body!.TextContent, StringComparison.Ordinal);

        using (var empty = await browser.SendAsync(page, $"/Permits/{restricted.Id}/Conflicts?other={running.Id}"))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        }

        using (var stranger = await browser.SendAsync(page, $"/Permits/{restricted.Id}/Conflicts?other={Guid.NewGuid()}", ("Input.Text", "Layar las")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        }

        using var signed = await browser.SendAsync(page, $"/Permits/{restricted.Id}/Conflicts?other={running.Id}", ("Input.Text", "Layar las di antaranya"));

        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Empty(await IssueAsync(restricted));
        Assert.Contains("Layar las di antaranya", (await browser.OpenAsync($"/Permits/{running.Id}/Conflicts")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_in_other_areas_or_at_other_times_do_not_meet()
    {
        var running = await _app.PermitAsync(PermitState.Active, types: "HOT");
        var other = await _app.PermitAsync(PermitState.Approved, number: 2, types: "CHEM");
        await _app.InAsync<PermitsDb, int>(async db =>
        {
            (await db.Permits.SingleAsync(p => p.Id == running.Id)).End = other.Start;
            return await db.SeedAsync();
        });

        Assert.DoesNotContain("SIMOPS_APART", await IssueAsync(other));
    }

    [Fact]
    public async Task Shipped_table_is_symmetric_and_a_type_without_a_row_is_restricted()
    {
        var book = (await _app.InAsync<IRuleTables, SimopsBook?>(t => t.LiveAsync<SimopsBook>(default)))!;

        Assert.Empty(book.Faults());
        Assert.Equal(Beside.Apart, book.Of(["CSE"], ["COLD", "HOT"]));
        Assert.Equal(Beside.Together, book.Of(["COLD"], ["EXC"]));
        Assert.Equal(Beside.Mitigated, book.Of(["WATER"], ["COLD"]));
        Assert.NotEmpty((book with { Rows = [.. book.Rows.Skip(1).Prepend("NRRRRYRNRRN")] }).Faults());
        Assert.NotEmpty((book with { Others = "X" }).Faults());
    }

    [Fact]
    public async Task A_job_that_is_done_again_is_a_new_draft_that_carries_no_signature_check_or_file()
    {
        var permit = await _app.PermitAsync(PermitState.Closed, number: 77);
        _app.Who = Person.Applicant;
        using var browser = _app.Browser();
        using var form = new FormUrlEncodedContent([Forms.Token(await browser.OpenAsync($"/Permits/{permit.Id}"))]);

        using var answer = await browser.PostAsync(new Uri($"/Permits/{permit.Id}?handler=Copy", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var copy = await _app.InAsync<ReadParts, PermitParts>(async r => await r.OfAsync(await _app.StoredAsync(Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1])), default));
        Assert.Equal((PermitState.Draft, 2, 1, 0, false), (copy.Permit.State, copy.Crew.Count, copy.Steps.Count, copy.Checks.Count, copy.Attachments.Any(a => a.HasFile)));
        Assert.NotEqual(permit.Number, copy.Permit.Number);
        Assert.True(copy.Permit.Start > _app.Time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public void How_it_stood_at_a_moment_is_read_from_what_was_decided()
    {
        var noon = new DateTime(2026, 5, 3, 7, 0, 0, DateTimeKind.Utc);
        Decision At(int position, int minutes, PermitCommand command, PermitState? to, int end) => new()
        {
            PermitId = Guid.Empty, ContractorId = Guid.Empty, SiteId = Guid.Empty, Position = position, Command = command, From = PermitState.Draft, To = to, Role = SignRole.System, At = noon.AddMinutes(minutes), End = noon.AddMinutes(end), By = "x", SignerName = "x", Evidence = "[]",
        };
        Decision[] kept = [At(1, 0, PermitCommand.Start, PermitState.Active, 480), At(2, 60, PermitCommand.Suspend, PermitState.Suspended, 480), At(3, 90, PermitCommand.Complete, null, 480), At(4, 120, PermitCommand.Resume, PermitState.Active, 480)];
        bool Valid(int minutes) => PermitThen.Of(kept, noon.AddMinutes(minutes)).IsValid;

        Assert.Equal([false, true, true, false, false, true, true, false], new[] { -1, 0, 59, 60, 100, 120, 479, 480 }.Select(Valid));
        Assert.Null(PermitThen.Of(kept, noon.AddMinutes(-1)).State);
    }
}
