using Icmesh.Kernel.Data;

namespace Icmesh.Imports;

/// <summary>What the activity record keeps of an export.</summary>
internal sealed record RecordedExport(
    [property: Data(DataClass.Internal)] string Kind, [property: Data(DataClass.Internal)] int Rows, [property: Data(DataClass.Internal)] string Format);
