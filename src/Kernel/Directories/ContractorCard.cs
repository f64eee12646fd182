using Icmesh.Kernel.Facts;

namespace Icmesh.Kernel.Directories;

public enum ContractorStatus
{
    Active,
    Suspended,
    Ended,
}

/// <summary>How strictly rules apply to a contractor while ICMESH is being introduced.</summary>
public enum RolloutStage
{
    /// <summary>What is missing is noted.</summary>
    Note,

    /// <summary>The contractor is warned.</summary>
    Warn,

    /// <summary>Work does not start.</summary>
    Block,
}

/// <summary>What every module may know about a contractor.</summary>
public sealed record ContractorCard(Guid Id, string Code, string Name, ContractorStatus Status, Guid? MainContractorId, RolloutStage Stage);

/// <summary>Names of contractors and how they belong together.</summary>
public interface IContractorDirectory
{
    /// <summary>Contractors by code, case-insensitively ordered by code, after <paramref name="afterCode"/>.</summary>
    /// <param name="afterCode">Exclusive; null from the beginning.</param>
    Task<IReadOnlyList<ContractorCard>> ListAsync(string? afterCode, int limit, bool withEnded, CancellationToken cancellationToken);

    Task<int> CountAsync(bool withEnded, CancellationToken cancellationToken);

    Task<ContractorCard?> FindAsync(string code, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<Guid, ContractorCard>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>For each contractor its own id and those of its registered subcontractors at any depth. One query.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> TreesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The contractor and every main contractor above it: whose figures a record of this contractor is part of.</summary>
    Task<IReadOnlyList<Guid>> UpwardsAsync(Guid id, CancellationToken cancellationToken);
}

/// <summary>Sites and work areas by code.</summary>
public interface ISiteDirectory
{
    Task<IReadOnlyList<SiteCard>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Work areas of all sites, by site and code.</summary>
    Task<IReadOnlyList<AreaCard>> AreasAsync(CancellationToken cancellationToken);
}

public sealed record SiteCard(Guid Id, string Code, string Name);

public sealed record AreaCard(Guid Id, Guid SiteId, string Code, string Name);

/// <summary>Where companies may work at all.</summary>
public interface IContractDirectory
{
    /// <summary>Areas in which a contract of the company, or of a main contractor above it, runs on a day.</summary>
    Task<IReadOnlyList<Guid>> AreasAsync(Guid contractor, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>Exposure hours by contractor and month.</summary>
public interface IManHoursDirectory
{
    /// <summary>One row per contractor and reported month of all sites together; a month that nobody reported has no row. One query.</summary>
    Task<IReadOnlyList<MonthHours>> ReadAsync(IReadOnlyCollection<Guid> contractors, YearMonth first, YearMonth last, CancellationToken cancellationToken);

    /// <summary>One row per month of all contractors together; a month that nobody reported has no row. One query.</summary>
    Task<IReadOnlyList<MonthTotal>> TotalsAsync(YearMonth first, YearMonth last, CancellationToken cancellationToken);
}

/// <param name="Contractors">How many contractors reported the month.</param>
public readonly record struct MonthTotal(YearMonth Month, long Hours, int Contractors);

/// <param name="Hours">Exposure hours: worked hours with overtime, without leave.</param>
public readonly record struct MonthHours(Guid ContractorId, YearMonth Month, long Hours, int Headcount);
