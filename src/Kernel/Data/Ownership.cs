namespace Icmesh.Kernel.Data;

/// <summary>A row that belongs to one contractor. The owner is part of every write's condition, so that a forged id changes nothing.</summary>
public interface IContractorOwned
{
    Guid ContractorId { get; }
}

/// <summary>A row that says something about a contractor as a company, never about a person: its main contractors see it too.</summary>
public interface IContractorFigures : IContractorOwned;

/// <summary>A row that belongs to one site of the smelter: a permission that reaches the own site alone ends there.</summary>
public interface ISiteBound
{
    Guid SiteId { get; }
}

/// <summary>A row that two people may edit: a save with an old version is refused. Counted up on each save.</summary>
public interface IVersioned
{
    long Version { get; set; }
}
