using Icmesh.Kernel.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency.Pages.Competency;

/// <summary>What the address of the list says about which certificates.</summary>
internal sealed class CertificateFilter
{
    [FromQuery(Name = "contractor")] public string? Contractor { get; set; }

    [FromQuery(Name = "worker")] public Guid? Worker { get; set; }

    [FromQuery(Name = "type")] public string? Type { get; set; }

    [FromQuery(Name = "state")] public CertificateState? State { get; set; }

    /// <summary>Only those that nobody has verified.</summary>
    [FromQuery(Name = "unverified")] public bool? Unverified { get; set; }

    /// <param name="contractor">Named by <see cref="Contractor"/>; null where none is.</param>
    /// <param name="named">Whether numbers are looked at: finding by one tells it.</param>
    public IQueryable<Certificate> Apply(IQueryable<Certificate> query, Guid? contractor, string? words, bool named, DateOnly day)
    {
        query = contractor is { } company ? query.Where(c => c.ContractorId == company) : query;
        query = Worker is { } worker ? query.Where(c => c.WorkerId == worker) : query;
        query = string.IsNullOrEmpty(Type) ? query : query.Where(c => c.Type == Type);
        query = Unverified is true ? query.Where(c => c.VerifiedAt == null) : query;
        query = query.In(State, day);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var like = LikeWords.Within(words);
            query = query.Where(c => named && EF.Functions.Like(c.Number, like, LikeWords.Escape) || EF.Functions.Like(c.Issuer, like, LikeWords.Escape) || EF.Functions.Like(c.Scope!, like, LikeWords.Escape));
        }

        return query;
    }
}
