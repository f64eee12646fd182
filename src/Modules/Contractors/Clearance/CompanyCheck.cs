using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Readiness;
using Icmesh.Kernel.Rules;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Clearance;

/// <summary>
/// Whether a worker's company may be on site at all. Two queries, whatever the number of workers. A subcontractor works under the contracts
/// of the main contractors above it; it is judged by its own CSMS class.
/// </summary>
internal sealed class CompanyCheck(ContractorsDb db) : IReadinessCheck
{
    public string Module => "Contractors";

    public async Task<IReadOnlyList<Finding>> FindAsync(ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var gates = question.Gates(CompanyFacts.File.Path);
        var asked = question.Workers.Select(w => w.ContractorId).Distinct().ToList();
        var companies = await CompaniesAsync(asked, cancellationToken);
        var contracts = await ContractsAsync([.. companies.Keys], question, cancellationToken);
        var mains = companies.Values.Where(c => c.MainId is not null).ToDictionary(c => c.Id, c => c.MainId!.Value);
        var states = new GateState[gates.Gates.Count];
        var found = asked.ToDictionary(id => id, id => Finding.Of(
            gates, Facts(id, companies, mains, contracts), Guid.Empty, "company", new("Perusahaan", "Company"),
            companies.TryGetValue(id, out var company) ? $"/Contractors/{Uri.EscapeDataString(company.Code)}" : null, states).ToList());
        return [.. question.Workers.SelectMany(w => found[w.ContractorId].Select(f => f with { WorkerId = w.Id }))];
    }

    /// <summary>The companies and whatever stands in the same trees. The answer is the same whoever asks: the fence would hide a main contractor from its subcontractor.</summary>
    private async Task<Dictionary<Guid, Company>> CompaniesAsync(List<Guid> asked, CancellationToken cancellationToken)
    {
        var everybody = db.Contractors.IgnoreQueryFilters([FenceFilters.Contractor]);
        var trees = everybody.Where(c => asked.Contains(c.Id)).Select(c => c.TreeId);
        return await everybody.Where(c => trees.Contains(c.TreeId))
            .Select(c => new Company(c.Id, c.Code, c.Status, c.CsmsClass, c.MainContractorId)).ToDictionaryAsync(c => c.Id, cancellationToken);
    }

    private async Task<ILookup<Guid, RiskClass>> ContractsAsync(List<Guid> companies, ReadinessQuestion question, CancellationToken cancellationToken)
    {
        var running = db.Contracts.IgnoreQueryFilters([FenceFilters.Contractor, FenceFilters.Site])
            .Where(c => companies.Contains(c.ContractorId) && c.From <= question.Day && c.To >= question.Day);
        if (question.AreaId is { } area)
        {
            running = running.Where(c => db.Areas.Any(a => a.Id == area && a.SiteId == c.SiteId) && (c.AreaId == null || c.AreaId == area));
        }

        var risks = await running.Select(c => new { c.ContractorId, c.RiskClass }).ToListAsync(cancellationToken);
        return risks.ToLookup(c => c.ContractorId, c => c.RiskClass);
    }

    private static CompanyFacts Facts(Guid id, Dictionary<Guid, Company> companies, Dictionary<Guid, Guid> mains, ILookup<Guid, RiskClass> contracts)
    {
        if (!companies.TryGetValue(id, out var company))
        {
            return new();
        }

        var upwards = ContractorTree.Upwards(id, mains);
        var risks = upwards.SelectMany(c => contracts[c]).ToList();
        return new()
        {
            CompanyActive = company.Status is ContractorStatus.Active,
            MainCompanyActive = upwards.Skip(1).All(c => companies.TryGetValue(c, out var main) && main.Status is ContractorStatus.Active),
            RunningContracts = risks.Count,
            CsmsHeld = company.Csms is not null,
            CsmsCovers = risks.Count == 0 ? null : risks.TrueForAll(r => CsmsAccess.Covers(company.Csms, r)),
        };
    }

    private sealed record Company(Guid Id, string Code, ContractorStatus Status, CsmsClass? Csms, Guid? MainId);
}
