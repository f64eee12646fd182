using Icmesh.Tests.Security.Matrix;
using Icmesh.Tests.Security.Sweeps;
using Xunit.Abstractions;

namespace Icmesh.Tests.Security;

/// <summary>Bad input of every kind into every operation, generated from the endpoints and their models: nothing fails, nobody is led away.</summary>
[Trait("Category", "Security")]
public sealed class InputSweepTests(SweepFixture fixture, ITestOutputHelper output) : IClassFixture<SweepFixture>
{
    [Fact]
    public Task Hostile_values_in_every_field_break_nothing_and_never_come_back_as_markup() => RunAsync(4000, HostileValues.RunAsync);

    [Fact]
    public Task Verbs_and_handlers_that_an_address_does_not_know_are_refused() => RunAsync(1500, Verbs.RunAsync);

    [Fact]
    public Task Nobody_is_led_away_from_here() => RunAsync(400, Redirects.RunAsync);

    [Fact]
    public Task Reading_changes_nothing_whatever_link_is_followed() => RunAsync(300, async sweep =>
    {
        foreach (var name in new[] { "hse-admin", "contractor-admin-A", "auditor", "worker-A", SignedIn.Nobody })
        {
            Assert.True(await Crawl.RunAsync(sweep, sweep.Town.Who(name)) > 30);
        }
    });

    private Task RunAsync(int atLeast, Func<Sweep, Task> run) => fixture.RunAsync(atLeast, run, output.WriteLine);
}
