using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Deciding;

/// <param name="IsTaken">False for a refusal, which signs nothing.</param>
internal sealed record SignedStep(PermitCommand Command, SignRole Role, bool IsTaken, Guid? SignerId, string By, string SignerName)
{
    public Signature Signature => new(Command, Role, new(SignerId, By, SignerName));
}

/// <param name="Steps">All of them, refusals too, in their order.</param>
internal sealed record SignedSoFar(IReadOnlyList<SignedStep> Steps)
{
    public int Count => Steps.Count;

    public PermitSnapshot Snapshot(PermitParts parts, DateTime? askedEndUtc)
    {
        var permit = parts.Permit;
        var taken = Steps.Where(s => s.IsTaken).ToList();
        var submitted = taken.FindLastIndex(s => s.Command is PermitCommand.Submit);
        var suspended = taken.FindLastIndex(s => s.Command is PermitCommand.Suspend);
        return new(
            permit.State, permit.End, askedEndUtc ?? permit.AskedEnd, permit.Extensions, parts.Types.Select(t => t.MaxExtensions).DefaultIfEmpty().Min(), parts.Types.Select(t => t.ExtensionHours).DefaultIfEmpty().Min(),
            parts.Crew.FirstOrDefault(c => c.Role is CrewRole.Lead)?.WorkerId, parts.Crew.Select(c => c.WorkerId).ToHashSet(),
            [.. taken.Where((s, i) => s.Role is SignRole.Applicant || i >= submitted).Select(s => s.Signature)],
            taken.Skip(suspended + 1).Any(s => s.Command is PermitCommand.Clear));
    }
}

internal static class Decisions
{
    /// <summary>A row for a step, without what it rested on.</summary>
    public static Decision Of(Permit permit, Transition step, Signer who, DateTime at, int position) => new()
    {
        PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Position = position, Command = step.Command, From = step.From, To = step.To, Role = step.Role, At = at, End = permit.End,
        By = who.SignIn, SignerId = who.Person, SignerName = who.Name, Evidence = "[]",
    };
}
