using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Modules;

/// <summary>Something stored that can be proven or refuted. The verb <c>verify</c> runs all of them, of the Host and of every module.</summary>
public interface IVerification
{
    /// <summary>Name in the JSON document, one lower-case word.</summary>
    string Name { get; }

    /// <param name="from">First business date, where what is verified has one.</param>
    Task<Verified> RunAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <param name="Counts">How much was looked at, by name.</param>
/// <param name="Faults">Empty where all is as it was stored.</param>
public sealed record Verified(IReadOnlyList<(string Name, Sentence Title, long Count)> Counts, IReadOnlyList<VerificationFault> Faults);

/// <param name="Position">The place as a machine finds it: a sequence number, a run and contractor.</param>
/// <param name="Text">What is wrong there, in one sentence that names the place.</param>
public sealed record VerificationFault(string Position, Sentence Text);
