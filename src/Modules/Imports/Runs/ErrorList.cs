using Icmesh.Kernel.Imports;

namespace Icmesh.Imports.Runs;

/// <summary>Errors in the order of rows: the first ones are kept, all are counted.</summary>
internal sealed class ErrorList
{
    private readonly List<ImportError> _kept = [];

    public int Count { get; private set; }

    public IReadOnlyList<ImportError> Kept => [.. _kept.OrderBy(e => e.Line)];

    public void Add(ImportError error)
    {
        Count++;
        if (_kept.Count < ImportResult.ErrorsKept)
        {
            _kept.Add(error);
        }
    }
}
