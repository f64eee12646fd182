using Icmesh.Kernel.Data;
using Icmesh.Kernel.Security;
using Icmesh.Permits.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>What the address of the board says about which permits.</summary>
internal sealed class PermitFilter
{
    private static readonly PermitState[] Over = [.. Enum.GetValues<PermitState>().Where(s => s.IsOver())];

    [FromQuery(Name = "area")] public Guid? Area { get; set; }

    [FromQuery(Name = "state")] public PermitState? State { get; set; }

    /// <summary>Number of one of today's shifts.</summary>
    [FromQuery(Name = "shift")] public int? Shift { get; set; }

    /// <summary><c>mine</c>: what waits for the reader's signature.</summary>
    [FromQuery(Name = "show")] public string? Show { get; set; }

    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    /// <summary>Without a state, those that are over are left out.</summary>
    public IQueryable<Permit> Apply(IQueryable<Permit> query, IReadOnlyList<Guid>? contractors, string? words, Shifts shifts, ICurrentUser user)
    {
        query = State is { } state ? query.Where(p => p.State == state) : query.Where(p => !Over.Contains(p.State));
        query = Area is { } area ? query.Where(p => p.AreaId == area) : query;
        query = contractors is not null ? query.Where(p => contractors.Contains(p.ContractorId)) : query;
        if (Shift is { } number && shifts.Of(number) is var (from, to))
        {
            query = query.Where(p => p.Start < to && p.End > from);
        }

        if (Show == "mine")
        {
            var waiting = WaitingFor(user);
            query = query.Where(p => waiting.Contains(p.State));
        }

        if (!string.IsNullOrWhiteSpace(words))
        {
            var like = LikeWords.Within(words);
            query = query.Where(p => EF.Functions.Like(p.Number, like, LikeWords.Escape) || EF.Functions.Like(p.Description, like, LikeWords.Escape));
        }

        return query;
    }

    /// <summary>States in which the next signature is one that this person can give.</summary>
    public static PermitState[] WaitingFor(ICurrentUser user) =>
    [
        .. PermitMachine.All.Where(t => t is { NeedsReason: false, Role: not (SignRole.Anyone or SignRole.System), Command: not PermitCommand.Draft } && t.From is not (PermitState.Active or PermitState.Draft) && t.Command is not (PermitCommand.HandOver or PermitCommand.Complete) && user.Has(t.Permission))
            .Select(t => t.From).Distinct(),
    ];
}
