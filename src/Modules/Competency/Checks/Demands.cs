using Icmesh.Competency.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Checks;

/// <summary>What jobs demand of one person.</summary>
/// <param name="Type">Null where no live table knows the required type: then nothing satisfies it.</param>
internal sealed record Demand(string Code, string? Class, bool IsMandatory, bool IsDemanded, CertificateType? Type)
{
    /// <summary>The same from day to day, for dispensations.</summary>
    public string Key => Class is null ? Code : $"{Code}/{Class}";

    public Sentence Subject => Type is null ? new(Code, Code) : Class is null ? Type.Title : new($"{Type.Title.Id} kelas {Class}", $"{Type.Title.En}, class {Class}");
}

/// <summary>The requirements of some job types, asked of the database once.</summary>
internal sealed class Demands(IReadOnlyList<Requirement> requirements, CertificateTypes types)
{
    public CertificateTypes Types => types;

    /// <summary>Codes of every type that could satisfy any of them.</summary>
    public IReadOnlyList<string> Wanted => [.. requirements.SelectMany(r => types.SatisfyingFor(r.CertificateType)).Distinct()];

    public static async Task<Demands> ReadAsync(CompetencyDb db, CertificateTypes types, ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var (jobs, area) = (question.JobTypes, question.AreaId);
        return new(await db.Requirements.AsNoTracking().Where(r => jobs.Contains(r.JobType) && (r.AreaId == null || r.AreaId == area)).ToListAsync(cancellationToken), types);
    }

    /// <summary>
    /// What the jobs demand of one person, each certificate once and as strongly as any job asks. Somebody whose position no role names has
    /// to meet what every role has to.
    /// </summary>
    public IReadOnlyList<Demand> Of(WorkerCard worker)
    {
        var roles = types.RolesOf(worker.Position);
        return [.. requirements.Where(r => r.Role is null || roles is null || roles.Contains(r.Role)).GroupBy(r => (r.CertificateType, r.Class))
            .Select(g => new Demand(g.Key.CertificateType, g.Key.Class, g.Any(r => r.IsMandatory), g.Any(r => r.IsDemanded), types.Find(g.Key.CertificateType)))
            .OrderByDescending(d => d.IsDemanded).ThenBy(d => d.Key, StringComparer.Ordinal)];
    }
}
