using Icmesh.Kernel.Data;

namespace Icmesh.Contractors;

/// <summary>A part of the smelter with its own gate and its own hours: carbon plant, potlines, casting, port.</summary>
internal sealed class Site : IVersioned
{
    private string _code = "";

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)]
    public required string Code
    {
        get => _code;
        set => (_code, NormalizedCode) = (value.Trim(), CodeText.Normalize(value));
    }

    [Data(DataClass.Internal)] public string NormalizedCode { get; private set; } = "";

    [Data(DataClass.Internal)] public required string Name { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }
}

/// <summary>A place within a site where work happens and for which somebody answers.</summary>
internal sealed class WorkArea : IVersioned
{
    private string _code = "";

    [Data(DataClass.Internal)] public Guid Id { get; init; } = Guid.CreateVersion7();

    [Data(DataClass.Internal)] public required Guid SiteId { get; init; }

    [Data(DataClass.Internal)]
    public required string Code
    {
        get => _code;
        set => (_code, NormalizedCode) = (value.Trim(), CodeText.Normalize(value));
    }

    [Data(DataClass.Internal)] public string NormalizedCode { get; private set; } = "";

    [Data(DataClass.Internal)] public required string Name { get; set; }

    [Data(DataClass.Internal)] public long Version { get; set; }
}
