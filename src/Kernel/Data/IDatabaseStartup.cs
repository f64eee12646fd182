namespace Icmesh.Kernel.Data;

/// <summary>Makes the database usable before anybody asks it: migrates SQLite, refuses an unmigrated SQL Server, checks settings.</summary>
public interface IDatabaseStartup
{
    Task ReadyAsync(CancellationToken cancellationToken);
}

/// <summary>A module's part of the demonstration data. Deterministic; runs once, in an empty development database.</summary>
public interface IDemoData
{
    /// <summary>Smaller first: contractors before their incidents.</summary>
    int Order { get; }

    Task AddAsync(CancellationToken cancellationToken);
}
