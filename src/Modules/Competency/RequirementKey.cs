using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Text;

namespace Icmesh.Competency;

/// <summary>What makes two requirements the same one: who, where and what. How strongly, and why, may change.</summary>
internal sealed record RequirementKey(string JobType, string? Role, Guid? AreaId, string CertificateType, string? Class)
{
    public static RequirementKey Of(Requirement r) => new(r.JobType, r.Role, r.AreaId, r.CertificateType, r.Class);

    public Requirement Make(bool isMandatory, string law, string status) => new()
    {
        JobType = JobType, Role = Role, AreaId = AreaId, CertificateType = CertificateType, Class = Class, IsMandatory = isMandatory, Law = law, Status = status,
    };

    public override string ToString() => string.Join(" · ", new[] { JobType, Role, CertificateType, Class }.OfType<string>());
}

/// <summary>Holds a requirement against the lists that it names things of.</summary>
internal sealed class RequirementCheck(CertificateTypes types, IReadOnlyList<JobTypeCard> jobs)
{
    /// <returns>The column, why and what to do; null where nothing is wrong.</returns>
    public (string Field, Sentence Reason, Sentence Remedy)? Fault(RequirementKey key)
    {
        if (jobs.All(j => j.Code != key.JobType))
        {
            return Unknown("jobType", new("jenis pekerjaan", "job type"), key.JobType, jobs.Select(j => j.Code));
        }

        if (key.Role is { } role && types.Roles.All(r => r.Code != role))
        {
            return Unknown("role", new("peran", "role"), role, types.Roles.Select(r => r.Code));
        }

        if (types.Find(key.CertificateType) is not { } type)
        {
            return Unknown("certificateType", new("jenis sertifikat", "certificate type"), key.CertificateType, types.Types.Select(t => t.Code));
        }

        return key.Class is { } @class && type.Classes?.Contains(@class) is not true ? Unknown("class", new("kelas", "class"), @class, type.Classes ?? []) : null;
    }

    private static (string, Sentence, Sentence) Unknown(string field, Sentence noun, string given, IEnumerable<string> known)
    {
        var near = DidYouMean.Find(given, known);
        return (field, new($"Tidak ada {noun.Id} \"{given}\".", $"There is no {noun.En} \"{given}\"."),
            near is null ? new("Pilih dari daftar.", "Choose from the list.") : new($"Maksud Anda \"{near}\"?", $"Did you mean \"{near}\"?"));
    }
}
