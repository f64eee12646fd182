using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Kernel.Rules;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Readiness;

/// <summary>
/// One module's answer to "may these people start?". It answers for all workers at once with one query per source, and with every
/// finding: what is fine, what is not and what nobody knows. What follows from a finding is not its business.
/// </summary>
public interface IReadinessCheck
{
    /// <summary>The module that owns the records.</summary>
    string Module { get; }

    /// <summary>Findings of every worker of the question, in any order.</summary>
    Task<IReadOnlyList<Finding>> FindAsync(ReadinessQuestion question, CancellationToken cancellationToken);
}

/// <summary>Who is to do what, where and when.</summary>
/// <param name="Workers">Distinct persons that the asker may see.</param>
/// <param name="JobTypes">Codes of one or more job types that one job consists of; every one of them counts.</param>
/// <param name="AreaId">Null asks for any area: what only one area demands is left out.</param>
/// <param name="AtUtc">The moment of work.</param>
/// <param name="Day">The same moment as a day at the site: certificates end with a day.</param>
/// <param name="Live">The files of gates that are live, by path, read at once for all modules.</param>
public sealed record ReadinessQuestion(
    IReadOnlyList<WorkerCard> Workers, IReadOnlyList<string> JobTypes, Guid? AreaId, DateTime AtUtc, DateOnly Day, IReadOnlyDictionary<string, IGateSet> Live)
{
    /// <summary>The gates of a file.</summary>
    /// <exception cref="RefusedException">No version of it is live: nobody is declared ready without its rules.</exception>
    public IGateSet Gates(string path) => Live.GetValueOrDefault(path) ?? throw RuleSetIdentity.NothingLive(path);
}

/// <summary>What one rule says of one thing of one worker.</summary>
/// <param name="Key">Code of the thing that was judged, the same from day to day: a dispensation is for this thing alone.</param>
/// <param name="Subject">The thing for people: "Juru las kelas I", "Helm keselamatan".</param>
/// <param name="Rules">Version of the rules.</param>
/// <param name="Gate">The rule.</param>
/// <param name="Covers">Rules that come after this one and could not be asked, since it did not pass.</param>
/// <param name="Missing">Meanings of the facts that nobody knows; empty unless the outcome is Undetermined.</param>
/// <param name="Evidence">The facts that were judged, as JSON.</param>
/// <param name="Url">Page of the record; null where there is none.</param>
public sealed record Finding(
    Guid WorkerId, Outcome Outcome, string Key, Sentence Subject, RuleSetIdentity Rules, GateDefinition Gate, IReadOnlyList<GateDefinition> Covers,
    IReadOnlyList<Sentence> Missing, string Evidence, string? Url)
{
    /// <summary>One sentence for a person: why not, or that it is fine, or what is not known.</summary>
    public Sentence Text => Outcome switch
    {
        Outcome.Compliant => Gate.Title,
        Outcome.NonCompliant => Gate.Reason,
        Outcome.Undetermined => new($"Belum diketahui: {string.Join("; ", Missing.Select(m => m.Id))}.", $"Not known: {string.Join("; ", Missing.Select(m => m.En))}."),
    };

    /// <summary>Judges one thing by every gate of a file. A gate that was not asked is covered by the one before it.</summary>
    /// <param name="facts">Of the file's fact type.</param>
    /// <param name="states">Room for the states, one per gate, used again from call to call.</param>
    public static IEnumerable<Finding> Of(IGateSet gates, object facts, Guid workerId, string key, Sentence subject, string? url, GateState[] states) =>
        Of(gates, gates.Row(facts), workerId, key, subject, url, states);

    /// <inheritdoc cref="Of(IGateSet, object, Guid, string, Sentence, string?, GateState[])"/>
    public static IEnumerable<Finding> Of(IGateSet gates, FactRow row, Guid workerId, string key, Sentence subject, string? url, GateState[] states)
    {
        gates.Judge(row, states);
        var found = new List<Finding>(states.Length);
        var evidence = gates.Evidence(row);
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] is GateState.NotAsked)
            {
                continue;
            }

            var outcome = states[i] switch { GateState.Passed => Outcome.Compliant, GateState.Failed => Outcome.NonCompliant, _ => Outcome.Undetermined };
            IReadOnlyList<GateDefinition> covers = outcome is Outcome.Compliant ? [] : Below(gates.Gates, gates.Gates[i].Code);
            IReadOnlyList<Sentence> missing = outcome is Outcome.Undetermined ? [.. gates.MissingOf(i, row).Select(f => f.Meaning)] : [];
            found.Add(new(workerId, outcome, key, subject, gates.Identity, gates.Gates[i], covers, missing, evidence, url));
        }

        return found;
    }

    private static List<GateDefinition> Below(IReadOnlyList<GateDefinition> gates, string code)
    {
        var covered = new List<GateDefinition>();
        var above = new HashSet<string>(StringComparer.Ordinal) { code };
        foreach (var gate in gates.Where(g => g.After is not null && above.Contains(g.After)))
        {
            above.Add(gate.Code);
            covered.Add(gate);
        }

        return covered;
    }
}
