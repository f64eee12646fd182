using Icmesh.Tests.Security.Sweeps;
using Xunit.Abstractions;

namespace Icmesh.Tests.Security;

/// <summary>What must have no effect, sent to every operation that changes something: fields nobody offered, a rival's ids, forged forms and sessions.</summary>
[Trait("Category", "Security")]
public sealed class EffectSweepTests(SweepFixture fixture, ITestOutputHelper output) : IClassFixture<SweepFixture>
{
    [Fact]
    public Task Fields_that_a_page_does_not_offer_have_no_effect() => RunAsync(200, s => Overposting.RunAsync(s, s.Unsafe));

    [Fact]
    public Task A_rivals_id_in_any_field_is_never_accepted() => RunAsync(500, s => RivalIds.RunAsync(s, s.Unsafe));

    [Fact]
    public Task A_form_without_its_own_token_changes_nothing() => RunAsync(400, s => ForgedForms.RunAsync(s, s.Unsafe));

    [Fact]
    public Task A_forged_session_is_nobodys_and_breaks_nothing() => RunAsync(150, ForgedSessions.RunAsync);

    private Task RunAsync(int atLeast, Func<Sweep, Task> run) => fixture.RunAsync(atLeast, run, output.WriteLine);
}
