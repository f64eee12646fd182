using System.ComponentModel.DataAnnotations;
using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency.Requirements;

internal sealed class RequirementInput
{
    [Display(Name = "JobType.Field"), StringLength(Lengths.Code)] public string? JobType { get; set; }

    [StringLength(Lengths.Code)] public string? Role { get; set; }

    public Guid? AreaId { get; set; }

    [Display(Name = "Type.Field"), StringLength(Lengths.Code)] public string? CertificateType { get; set; }

    [Display(Name = "Class.Field"), StringLength(Lengths.Class)] public string? Class { get; set; }

    [Display(Name = "Mandatory.Field"), Required] public bool? IsMandatory { get; set; } = true;

    [Display(Name = "Law.Field"), Required, StringLength(Lengths.Law)] public string Law { get; set; } = "";

    [Display(Name = "Status.Field"), Required] public string Status { get; set; } = Requirement.Unverified;

    public long Version { get; set; }

    public RequirementKey Key => new(JobType ?? "", Empty(Role), AreaId, CertificateType ?? "", Empty(Class) is { } c ? CodeText.Normalize(c) : null);

    public static RequirementInput Of(Requirement r) => new()
    {
        JobType = r.JobType, Role = r.Role, AreaId = r.AreaId, CertificateType = r.CertificateType, Class = r.Class, IsMandatory = r.IsMandatory, Law = r.Law, Status = r.Status, Version = r.Version,
    };

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

internal sealed class SaveRequirement(CompetencyDb db, IJobTypeDirectory jobs, IRuleTables tables, ICurrentUser user, SiteClock clock)
{
    private const string Noun = "requirement";

    /// <exception cref="RefusedException">Something that it names does not exist, or the same requirement is there already.</exception>
    public async Task AddAsync(RequirementInput input, CancellationToken cancellationToken)
    {
        var key = input.Key;
        var types = await tables.LiveAsync<CertificateTypes>(cancellationToken) ?? CertificateTypes.None;
        if (new RequirementCheck(types, await jobs.ListAsync(cancellationToken)).Fault(key) is var (_, reason, remedy))
        {
            throw new RefusedException(reason, remedy);
        }

        if (await db.Requirements.AnyAsync(r => r.JobType == key.JobType && r.Role == key.Role && r.AreaId == key.AreaId && r.CertificateType == key.CertificateType && r.Class == key.Class, cancellationToken))
        {
            throw new RefusedException(new("Persyaratan ini sudah ada.", "This requirement is there already."), new("Ubah yang ada di matriks.", "Change the one in the matrix."));
        }

        var made = key.Make(input.IsMandatory!.Value, input.Law.Trim(), Known(input.Status));
        db.Requirements.Add(made);
        db.Record(user, clock.UtcNow, $"{Noun}.add", Noun, made.Id, after: Summary(made));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>False where somebody else saved a newer version.</returns>
    public async Task<bool> EditAsync(Requirement requirement, RequirementInput input, CancellationToken cancellationToken)
    {
        if (requirement.Version != input.Version)
        {
            return false;
        }

        var before = Summary(requirement);
        (requirement.IsMandatory, requirement.Law, requirement.Status) = (input.IsMandatory!.Value, input.Law.Trim(), Known(input.Status));
        db.Record(user, clock.UtcNow, $"{Noun}.edit", Noun, requirement.Id, before: before, after: Summary(requirement));
        return await db.SavedAsync(cancellationToken);
    }

    public async Task RemoveAsync(Requirement requirement, CancellationToken cancellationToken)
    {
        db.Requirements.Remove(requirement);
        db.Record(user, clock.UtcNow, $"{Noun}.remove", Noun, requirement.Id, before: Summary(requirement));
        await db.SavedAsync(cancellationToken);
    }

    /// <summary>Takes over the shipped list where there is none.</summary>
    public async Task DefaultsAsync(CancellationToken cancellationToken)
    {
        if (await db.Requirements.AnyAsync(cancellationToken))
        {
            return;
        }

        db.Requirements.AddRange(DefaultRequirements.Make());
        db.Record(user, clock.UtcNow, $"{Noun}.defaults", Noun, null);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string Known(string status) => Requirement.Statuses.Contains(status) ? status : throw new RefusedException(
        new("Pilih status sumbernya.", "Choose the status of the source."), new("Terverifikasi, belum, atau usulan.", "Verified, not verified or proposed."));

    private static object Summary(Requirement r) => new { r.JobType, r.Role, r.AreaId, r.CertificateType, r.Class, r.IsMandatory, r.Law, r.Status };
}
