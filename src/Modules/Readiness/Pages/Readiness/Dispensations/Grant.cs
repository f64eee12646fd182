using System.ComponentModel.DataAnnotations;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Icmesh.Readiness.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Icmesh.Readiness.Pages.Readiness.Dispensations;

internal sealed class DispensationInput
{
    [Display(Name = "To.Field"), Required] public DateOnly? To { get; set; }

    [Display(Name = "Control.Field"), Required, StringLength(Lengths.Words)] public string Control { get; set; } = "";

    [Display(Name = "Witness.Field"), Required, StringLength(Lengths.Name)] public string Witness { get; set; } = "";

    [Display(Name = "Reason.Field"), Required, StringLength(Lengths.Words)] public string Reason { get; set; } = "";
}

/// <summary>Lets a person pass one rule for a few days, and ends that.</summary>
internal sealed class Grant(ReadinessDb db, ICurrentUser user, SiteClock clock, IConfiguration configuration)
{
    public const string Subject = "dispensation";

    /// <summary>Longest dispensation in days: <c>Readiness:DispensationDays</c>, 7 unless configured.</summary>
    public int MaxDays => configuration.GetValue("Readiness:DispensationDays", 7);

    /// <exception cref="RefusedException">The rule is of fatal risk, it would last too long, or witness and authority are one person.</exception>
    public async Task RunAsync(WorkerReadiness person, Finding finding, DispensationInput input, CancellationToken cancellationToken)
    {
        var (today, to) = (clock.Today, input.To!.Value);
        if (Dispensation.IsFatal(finding))
        {
            throw new RefusedException(
                new("Aturan ini berisiko fatal; tidak ada dispensasi.", "This rule is of fatal risk; there is no dispensation."), finding.Gate.Remedy);
        }

        if (to < today || to >= today.AddDays(MaxDays))
        {
            throw new RefusedException(
                new($"Dispensasi berlaku paling lama {MaxDays} hari, mulai hari ini.", $"A dispensation lasts at most {MaxDays} days, from today on."),
                new($"Pilih hari sampai {today.AddDays(MaxDays - 1):d MMM yyyy}.", $"Choose a day up to {today.AddDays(MaxDays - 1):d MMM yyyy}."));
        }

        if (string.Equals(input.Witness.Trim(), user.Name, StringComparison.OrdinalIgnoreCase) || string.Equals(input.Witness.Trim(), user.DisplayName, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(new("Saksi harus orang lain.", "The witness must be somebody else."), new("Tulis nama orang kedua.", "Write the name of a second person."));
        }

        var granted = new Dispensation
        {
            ContractorId = person.Contractor.Id, WorkerId = person.Worker.Id, Path = finding.Rules.Path, Gate = finding.Gate.Code, Key = finding.Key,
            From = today, To = to, Control = input.Control.Trim(), Reason = input.Reason.Trim(), Witness = input.Witness.Trim(), GrantedBy = user.Name, GrantedAt = clock.UtcNow,
        };
        db.Dispensations.Add(granted);
        db.Record(user, clock.UtcNow, $"{Subject}.grant", Subject, granted.Id, granted.ContractorId, after: Summary(granted), reason: granted.Reason, personId: granted.WorkerId);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends a dispensation at once. One that has ended stays as it is.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        var granted = await db.Dispensations.SingleOrDefaultAsync(d => d.Id == id, cancellationToken) ?? throw new NotFoundException($"dispensation {id}");
        if (granted.RevokedAt is not null)
        {
            return;
        }

        var before = Summary(granted);
        (granted.RevokedAt, granted.RevokedBy) = (clock.UtcNow, user.Name);
        db.Record(user, clock.UtcNow, $"{Subject}.revoke", Subject, granted.Id, granted.ContractorId, before, Summary(granted), personId: granted.WorkerId);
        await db.SavedAsync(cancellationToken);
    }

    private static object Summary(Dispensation d) => new { d.WorkerId, d.Path, d.Gate, d.Key, d.From, d.To, d.Control, d.Witness, d.RevokedAt };
}
