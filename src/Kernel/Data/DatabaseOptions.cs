namespace Icmesh.Kernel.Data;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Which database this installation uses. Configured by <c>Database:Provider</c> and <c>Database:ConnectionString</c>.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString);
