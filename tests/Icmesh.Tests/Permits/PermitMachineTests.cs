using CsCheck;
using Icmesh.Permits;
using Icmesh.Permits.Book;
using Icmesh.Permits.Deciding;
using Icmesh.Permits.Machine;
using Icmesh.Tests.Support;

namespace Icmesh.Tests.Permits;

/// <summary>The life of a permit against a second account of it, which is written here and shares nothing with the machine.</summary>
[Trait("Category", "Security")]
public sealed class PermitMachineTests
{
    private static readonly DateTime Noon = new(2026, 3, 15, 5, 0, 0, DateTimeKind.Utc);

    /// <summary>What may happen, in the words of the practice: from, step, to.</summary>
    private static readonly HashSet<(string, string, string)> Known = [.. """
        Draft Draft Draft|Draft Submit Submitted|Draft Cancel Cancelled|Submitted Review Reviewed|Submitted Return Draft|Submitted Reject Rejected|Submitted Cancel Cancelled
        Reviewed Approve Approved|Reviewed Return Draft|Reviewed Reject Rejected|Reviewed Cancel Cancelled|Approved Issue Issued|Approved Return Draft|Approved Reject Rejected|Approved Cancel Cancelled
        Issued Start Active|Issued Cancel Cancelled|Issued Expire Expired|Active Suspend Suspended|Active Complete Completed|Active AskExtension ExtensionPending|Active Cancel Cancelled|Active Expire Expired|Active HandOver Active
        ExtensionPending GrantExtension Active|ExtensionPending RefuseExtension Active|ExtensionPending Suspend Suspended|ExtensionPending Complete Completed|ExtensionPending Cancel Cancelled|ExtensionPending Expire Expired|ExtensionPending HandOver ExtensionPending
        Suspended Clear Suspended|Suspended Resume Active|Suspended Complete Completed|Suspended Cancel Cancelled|Suspended Expire Expired|Suspended HandOver Suspended|Completed Close Closed|Expired Close Closed
        """.ReplaceLineEndings("|").Split('|').Select(l => l.Trim().Split(' ')).Select(l => (l[0], l[1], l[2]))];

    /// <summary>Eight accounts of seven people: the last is the fourth person's other account, under another name.</summary>
    private static readonly Signer[] Accounts =
        [.. Enumerable.Range(0, 7).Select(i => new Signer(new Guid(i + 1, 0, 0, new byte[8]), $"akun{i}", $"Orang {i}")), new(new Guid(4, 0, 0, new byte[8]), "akun.lain", "Nama Lain")];

    private static readonly PermitType Type = new("COLD", new("a", "a"), PermitColour.Blue, new("a", "a"), ["GENERAL"], [], [], [], 24, 1, 4, null, false, false, 0, new("a", "a"), "proposed");

    private static readonly Gen<(int Command, int Who, int Minutes, int Ask)[]> Sequences =
        Gen.Select(Gen.Int[0, 18], Gen.Int[0, 7], Gen.Int[0, 120], Gen.Int[-60, 360]).Array[5, 40];

    [Fact]
    public void Fifty_thousand_random_lives_take_no_forbidden_step() => Sequences.Sample(Lives, iter: 50_000);

    private static bool Lives((int Command, int Who, int Minutes, int Ask)[] sequence)
    {
        var permit = Fresh();
        var steps = new List<SignedStep>();
        var now = permit.Start;
        foreach (var (number, account, minutes, ask) in sequence)
        {
            now = now.AddMinutes(minutes);
            var (command, who) = ((PermitCommand)number, Accounts[account]);
            var parts = new PermitParts(permit, [Type], null!, null!, [], [], [], new HashSet<Guid>(), []);
            DateTime? asked = command is PermitCommand.AskExtension ? permit.End.AddMinutes(ask) : null;
            var refused = PermitMachine.Refusals(new SignedSoFar(steps).Snapshot(parts, asked), command, who, "alasan", now).ToList();
            var step = PermitMachine.Find(permit.State, command);
            if (refused.Count > 0 || step is null)
            {
                if (step is null != refused.Exists(r => r.Code == "STATE"))
                {
                    return false;
                }

                continue;
            }

            if (!IsRight(permit, steps, step, who, now, asked))
            {
                return false;
            }

            steps.Add(new(command, step.Role, true, who.Person, who.SignIn, who.Name));
            Apply(permit, step, asked);
        }

        return true;
    }

    /// <summary>The second account: says of a step that the machine let pass whether it was right.</summary>
    private static bool IsRight(Permit permit, List<SignedStep> steps, Transition step, Signer who, DateTime now, DateTime? asked)
    {
        if (!Known.Contains((step.From.ToString(), step.Command.ToString(), step.To.ToString())) || step.From != permit.State)
        {
            return false;
        }

        var isOfNobody = step.Command is PermitCommand.Suspend or PermitCommand.Cancel or PermitCommand.Expire;
        var since = steps.FindLastIndex(s => s.Command is PermitCommand.Submit);
        var others = steps.Where((s, i) => (i >= since || s.Role is SignRole.Applicant) && s.Command is not (PermitCommand.Suspend or PermitCommand.Cancel or PermitCommand.Expire) && s.Role != step.Role);
        var isAlone = isOfNobody || others.All(s => s.SignerId != who.Person);
        var isInTime = step.Command switch
        {
            PermitCommand.Expire => now >= permit.End,
            PermitCommand.AskExtension => now < permit.End && asked > permit.End && asked <= permit.End.AddHours(4) && permit.Extensions == 0,
            PermitCommand.GrantExtension or PermitCommand.Resume => now < permit.End && permit.Extensions <= 1,
            _ => true,
        };
        var lastStop = steps.FindLastIndex(s => s.Command is PermitCommand.Suspend);
        var isCleared = step.Command is not PermitCommand.Resume || steps.FindLastIndex(s => s.Command is PermitCommand.Clear) > lastStop;
        var began = step.To is not PermitState.Active || new[] { PermitCommand.Submit, PermitCommand.Review, PermitCommand.Approve, PermitCommand.Issue }.All(c => steps.FindLastIndex(s => s.Command == c) >= since && since >= 0);
        return isAlone && isInTime && isCleared && began;
    }

    private static void Apply(Permit permit, Transition step, DateTime? asked)
    {
        permit.State = step.To;
        permit.AskedEnd = asked ?? (step.To is PermitState.Active && step.Command is not PermitCommand.GrantExtension ? null : permit.AskedEnd);
        if (step.Command is PermitCommand.GrantExtension)
        {
            (permit.End, permit.AskedEnd, permit.Extensions) = (permit.AskedEnd!.Value, null, permit.Extensions + 1);
        }
    }

    [Fact]
    public void Every_known_step_is_in_the_machine_and_no_other() =>
        Assert.Equal(Known.Order(), PermitMachine.All.Select(t => (t.From.ToString(), t.Command.ToString(), t.To.ToString())).Order());

    [Fact]
    public void Every_state_is_reached_and_only_what_is_over_leads_nowhere()
    {
        Assert.Equal(Enum.GetValues<PermitState>(), PermitMachine.All.Select(t => t.To).Distinct().Order());
        Assert.All(Enum.GetValues<PermitState>(), s => Assert.Equal(s.IsOver(), !PermitMachine.From(s).Any()));
    }

    [Theory]
    [InlineData("akun9", "Orang Sembilan", 1, true)]
    [InlineData("akun0", "Orang Lain", null, true)]
    [InlineData("akun.lain", "ORANG  nol", null, true)]
    [InlineData("akun.lain", "Orang Satu", 2, false)]
    public void The_requester_approves_nothing_through_another_account_either(string signIn, string name, int? person, bool isRefused)
    {
        var permit = Fresh();
        permit.State = PermitState.Submitted;
        var applicant = new SignedStep(PermitCommand.Submit, SignRole.Applicant, true, new Guid(1, 0, 0, new byte[8]), "akun0", "Orang Nol");
        var parts = new PermitParts(permit, [Type], null!, null!, [], [], [], new HashSet<Guid>(), []);
        var who = new Signer(person is { } id ? new Guid(id, 0, 0, new byte[8]) : null, signIn, name);

        var refusals = PermitMachine.Refusals(new SignedSoFar([applicant]).Snapshot(parts, null), PermitCommand.Review, who, null, Noon);

        Assert.Equal(isRefused ? ["SAME_PERSON"] : [], refusals.Select(r => r.Code));
    }

    [Fact]
    public void A_member_of_the_crew_signs_nothing_of_its_own_permit_and_only_the_lead_leads()
    {
        var permit = Fresh();
        permit.State = PermitState.Reviewed;
        var (lead, member) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        CrewMember Member(Guid id, CrewRole role) => new() { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, WorkerId = id, Role = role };
        var parts = new PermitParts(permit, [Type], null!, null!, [Member(lead, CrewRole.Lead), Member(member, CrewRole.Member)], [], [], new HashSet<Guid>(), []);
        string[] Codes(PermitCommand command, Guid who) => [.. PermitMachine.Refusals(new SignedSoFar([]).Snapshot(parts, null), command, new(who, "x", "y"), null, Noon).Select(r => r.Code)];

        Assert.Equal(["OWN_CREW"], Codes(PermitCommand.Approve, member));
        permit.State = PermitState.Issued;
        Assert.Equal(["NOT_LEAD"], Codes(PermitCommand.Start, member));
        Assert.Empty(Codes(PermitCommand.Start, lead));
        permit.State = PermitState.Active;
        Assert.Empty(Codes(PermitCommand.Cancel, member).Except(["REASON"]));
    }

    [Fact]
    public async Task Diagram_is_up_to_date()
    {
        var file = Path.Combine(Repository.Root, "docs", "permit-states.md");
        if (Environment.GetEnvironmentVariable("SNAPSHOT_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(file, StateDocument.Write());
        }

        Assert.Equal(StateDocument.Write(), (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"));
    }

    private static Permit Fresh() => new()
    {
        ContractorId = Guid.CreateVersion7(), SiteId = Guid.CreateVersion7(), AreaId = Guid.CreateVersion7(), Year = 2026, Sequence = 1, Number = "IK-1", Description = "", Types = "COLD", Start = Noon.AddHours(-1), End = Noon.AddHours(7),
    };
}
