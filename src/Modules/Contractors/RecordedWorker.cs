using Icmesh.Kernel.Data;

namespace Icmesh.Contractors;

/// <summary>A worker as the activity record keeps it: the NIK only by its end.</summary>
internal sealed record RecordedWorker(
    [property: Data(DataClass.Personal)] string Name, [property: Data(DataClass.Internal)] string? Position, [property: Data(DataClass.Personal)] string NikLast4)
{
    public static RecordedWorker Of(Worker worker) => new(worker.Name, worker.Position, worker.NikLast4);
}
