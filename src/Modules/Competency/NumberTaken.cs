using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Competency;

/// <summary>
/// Finds certificates that bear the same number. One paper belongs to one person: to two workers only where these are one person, who
/// went from one company to another. It looks past the fence and tells nothing but that the number is taken.
/// </summary>
internal sealed class NumberTaken(CompetencyDb db, IWorkerDirectory workers)
{
    private const int KeysPerQuery = 500;

    public static readonly Sentence Reason = new("Nomor ini sudah tercatat pada orang lain.", "This number is on record for somebody else."),
        Remedy = new("Periksa nomornya pada dokumen; bila benar, hubungi Divisi K3LH.", "Check the number on the document; if it is right, ask the HSE division."),
        Moved = new("Penunjukan bernomor ini diterbitkan untuk perusahaan orang ini yang lain.", "The appointment of this number was made for another company of this person."),
        AskAnew = new("Penunjukan gugur bila pindah perusahaan: ajukan yang baru.", "An appointment ends when its holder changes company: apply for a new one.");

    /// <summary>Who holds each of the certificates, by type and number, and which of the workers are one person.</summary>
    public async Task<Holders> ReadAsync(IReadOnlyCollection<(Guid Worker, string Type, string NumberKey)> asked, CancellationToken cancellationToken)
    {
        var found = new List<(string Type, string Key, Guid Worker)>();
        foreach (var some in asked.Select(a => a.NumberKey).Distinct().Chunk(KeysPerQuery))
        {
            found.AddRange((await db.Certificates.IgnoreQueryFilters([FenceFilters.Contractor]).Where(c => some.Contains(c.NumberKey)).Select(c => new { c.Type, c.NumberKey, c.WorkerId }).Distinct().ToListAsync(cancellationToken))
                .Select(c => (c.Type, c.NumberKey, c.WorkerId)));
        }

        found.AddRange(asked.Select(a => (a.Type, a.NumberKey, a.Worker)));
        var shared = found.Distinct().GroupBy(f => (f.Type, f.Key)).Where(g => g.Count() > 1).ToDictionary(g => g.Key, g => g.Select(f => f.Worker).ToList());
        var persons = shared.Count == 0 ? new Dictionary<Guid, string>() : await workers.PersonKeysAsync([.. shared.Values.SelectMany(w => w).Distinct()], cancellationToken);
        return new(shared, persons);
    }

    /// <param name="Shared">Type and number that more than one worker has.</param>
    internal sealed record Holders(IReadOnlyDictionary<(string Type, string Key), List<Guid>> Shared, IReadOnlyDictionary<Guid, string> Persons)
    {
        /// <returns>Null where the number is free for this worker.</returns>
        public (Sentence Reason, Sentence Remedy)? Refusal(Guid worker, CertificateEntry entry)
        {
            var others = Shared.GetValueOrDefault((entry.Type.Code, entry.NumberKey))?.Where(w => w != worker).ToList() ?? [];
            return others.Exists(o => Persons.GetValueOrDefault(o) is not { } person || person != Persons.GetValueOrDefault(worker)) ? (NumberTaken.Reason, Remedy)
                : others.Count > 0 && entry is { Type.Kind: CertificateKind.EmployerBound, IsForThisEmployer: true } ? (Moved, AskAnew)
                : null;
        }
    }
}
