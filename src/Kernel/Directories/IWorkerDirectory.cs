using Icmesh.Kernel.Web;

namespace Icmesh.Kernel.Directories;

/// <summary>What other modules may know about a contractor's person.</summary>
/// <param name="NikLast4">Last four digits of the identity number: tells two of one name apart.</param>
public sealed record WorkerCard(Guid Id, Guid ContractorId, string Name, string? Position, string NikLast4);

/// <summary>Persons of contractors, behind the fence of whoever asks.</summary>
public interface IWorkerDirectory
{
    /// <summary>Workers of one contractor by name.</summary>
    Task<IReadOnlyList<WorkerCard>> ListAsync(Guid contractorId, int limit, CancellationToken cancellationToken);

    /// <summary>One page of a contractor's workers by name.</summary>
    /// <param name="words">Part of a name or position; null for all.</param>
    Task<PageOf<WorkerCard>> PageAsync(Guid contractorId, string? words, int number, int size, CancellationToken cancellationToken);

    /// <summary>Workers of many contractors in the order of their ids, after <paramref name="after"/>: for work that goes through all of them in batches.</summary>
    Task<IReadOnlyList<WorkerCard>> AfterAsync(IReadOnlyCollection<Guid> contractors, Guid? after, int limit, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<Guid, WorkerCard>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Workers by company and NIK, for files that name them so. Whoever is not found, and what is no NIK, is left out.</summary>
    Task<IReadOnlyDictionary<(Guid ContractorId, string Nik), WorkerCard>> ByNikAsync(IReadOnlyCollection<(Guid ContractorId, string Nik)> asked, CancellationToken cancellationToken);

    /// <summary>A key for each worker that all records of one and the same person share, whatever the company. It tells nothing but that; read past the fence.</summary>
    Task<IReadOnlyDictionary<Guid, string>> PersonKeysAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
