using Icmesh.Kernel.Text;
using Icmesh.Permits.Deciding;
using static Icmesh.Permits.Machine.PermitCommand;
using static Icmesh.Permits.Machine.PermitState;

namespace Icmesh.Permits.Machine;

/// <summary>
/// The life of a permit: every step there is, who takes it and what must hold. Nothing else decides about a permit's state. Facts are
/// gathered elsewhere and handed in; this class asks nobody and stores nothing.
/// </summary>
internal static class PermitMachine
{
    public static IReadOnlyList<Transition> All { get; } =
    [
        new(PermitState.Draft, PermitCommand.Draft, PermitState.Draft, SignRole.Applicant, PermitsPermissions.Apply),
        new(PermitState.Draft, Submit, Submitted, SignRole.Applicant, PermitsPermissions.Apply) { Gates = GateStep.Submit, Crew = CrewQuestion.Told },
        new(Submitted, Review, Reviewed, SignRole.Hse, PermitsPermissions.Review) { Gates = GateStep.Submit, Crew = CrewQuestion.Told },
        new(Reviewed, Approve, Approved, SignRole.AreaAuthority, PermitsPermissions.Approve) { Gates = GateStep.Submit, Crew = CrewQuestion.Stops },
        new(Approved, Issue, Issued, SignRole.Issuer, PermitsPermissions.Issue) { Gates = GateStep.Issue, Crew = CrewQuestion.Stops },
        new(Issued, Start, Active, SignRole.PerformingAuthority, PermitsPermissions.Work) { Gates = GateStep.Issue, Crew = CrewQuestion.Stops },

        .. SentBack(Submitted, SignRole.Hse, PermitsPermissions.Review),
        .. SentBack(Reviewed, SignRole.AreaAuthority, PermitsPermissions.Approve),
        .. SentBack(Approved, SignRole.Issuer, PermitsPermissions.Issue),

        .. new[] { Active, ExtensionPending }.SelectMany(from => new Transition[]
        {
            new(from, Suspend, Suspended, SignRole.Anyone, PermitsPermissions.Suspend) { NeedsReason = true },
            new(from, Complete, Completed, SignRole.PerformingAuthority, PermitsPermissions.Work) { Gates = GateStep.Close },
            new(from, HandOver, from, SignRole.PerformingAuthority, PermitsPermissions.Work) { Crew = CrewQuestion.Stops },
        }),
        new(Suspended, Clear, Suspended, SignRole.Hse, PermitsPermissions.Review) { NeedsReason = true },
        new(Suspended, Resume, Active, SignRole.AreaAuthority, PermitsPermissions.Approve) { Gates = GateStep.Issue, Crew = CrewQuestion.Stops },
        new(Suspended, HandOver, Suspended, SignRole.PerformingAuthority, PermitsPermissions.Work),
        new(Suspended, Complete, Completed, SignRole.PerformingAuthority, PermitsPermissions.Work) { Gates = GateStep.Close },

        new(Active, AskExtension, ExtensionPending, SignRole.PerformingAuthority, PermitsPermissions.Work) { NeedsReason = true },
        new(ExtensionPending, GrantExtension, Active, SignRole.AreaAuthority, PermitsPermissions.Approve) { Gates = GateStep.Issue, Crew = CrewQuestion.Stops },
        new(ExtensionPending, RefuseExtension, Active, SignRole.AreaAuthority, PermitsPermissions.Approve) { NeedsReason = true },

        .. new[] { Issued, Active, ExtensionPending, Suspended }.Select(from => new Transition(from, Expire, Expired, SignRole.System, PermitsPermissions.View)),
        .. new[] { Completed, Expired }.Select(from => new Transition(from, Close, Closed, SignRole.AreaAuthority, PermitsPermissions.Approve) { Gates = GateStep.Close }),
        .. new[] { PermitState.Draft, Submitted, Reviewed, Approved, Issued, Active, ExtensionPending, Suspended }
            .Select(from => new Transition(from, Cancel, Cancelled, SignRole.Anyone, PermitsPermissions.Cancel) { NeedsReason = true }),
    ];

    private static readonly Dictionary<(PermitState, PermitCommand), Transition> Arrows = All.ToDictionary(t => (t.From, t.Command));

    public static Transition? Find(PermitState from, PermitCommand command) => Arrows.GetValueOrDefault((from, command));

    public static IEnumerable<Transition> From(PermitState state) => All.Where(t => t.From == state);

    /// <summary>Everything that speaks against a step, apart from the rules in files; empty where nothing does.</summary>
    public static IEnumerable<Refusal> Refusals(PermitSnapshot permit, PermitCommand command, Signer who, string? reason, DateTime nowUtc)
    {
        if (Find(permit.State, command) is not { } step)
        {
            yield return new("STATE", new($"Izin ini {StateText.Of(permit.State).Id.ToLowerInvariant()}; langkah itu tidak ada di sini.", $"This permit is {StateText.Of(permit.State).En.ToLowerInvariant()}; there is no such step here."),
                new("Muat ulang halaman dan lihat keadaannya.", "Load the page again and look at its state."));
            yield break;
        }

        if (step.NeedsReason && string.IsNullOrWhiteSpace(reason))
        {
            yield return new("REASON", new("Alasannya belum ditulis.", "There is no reason."), new("Tulis alasannya.", "Write the reason."));
        }

        foreach (var refusal in Segregation(permit, step, who).Concat(Times(permit, command, nowUtc)))
        {
            yield return refusal;
        }
    }

    /// <summary>Nobody signs one permit in two capacities, and the applicant approves nothing.</summary>
    private static IEnumerable<Refusal> Segregation(PermitSnapshot permit, Transition step, Signer who)
    {
        if (step.Role is SignRole.Anyone or SignRole.System)
        {
            yield break;
        }

        if (permit.Signatures.FirstOrDefault(s => s.Role is not (SignRole.Anyone or SignRole.System) && s.Role != step.Role && s.By.IsSame(who)) is { } earlier)
        {
            var (here, there) = (StateText.Of(step.Role), StateText.Of(earlier.Role));
            yield return new("SAME_PERSON",
                new($"Orang yang sama sudah menandatangani izin ini sebagai {there.Id.ToLowerInvariant()}, dan tidak dapat menjadi {here.Id.ToLowerInvariant()}.", $"The same person has signed this permit as {there.En.ToLowerInvariant()} and cannot be the {here.En.ToLowerInvariant()}."),
                new("Minta orang lain yang berwenang.", "Ask somebody else with that authority."));
        }

        if (step.Role is not (SignRole.PerformingAuthority or SignRole.Applicant) && who.Person is { } person && permit.Crew.Contains(person))
        {
            yield return new("OWN_CREW", new("Anggota kru tidak menandatangani izinnya sendiri.", "A member of the crew does not sign its own permit."), new("Minta orang lain yang berwenang.", "Ask somebody else with that authority."));
        }

        if (step.Role is SignRole.PerformingAuthority && step.Command is not HandOver && who.Person is { } lead && permit.Crew.Contains(lead) && permit.Lead != lead)
        {
            yield return new("NOT_LEAD", new("Yang menandatangani bukan penanggung jawab pekerjaan yang ditunjuk.", "Whoever signs is not the performing authority that was named."), new("Minta penanggung jawab pekerjaan menandatangani.", "Ask the performing authority to sign."));
        }
    }

    private static IEnumerable<Refusal> Times(PermitSnapshot permit, PermitCommand command, DateTime nowUtc)
    {
        if (command is Expire && nowUtc < permit.EndUtc)
        {
            yield return new("NOT_OVER", new("Masa berlakunya belum habis.", "Its time is not over."), new("Tunggu sampai habis.", "Wait until it is."));
        }

        if (command is AskExtension or GrantExtension or Resume && nowUtc >= permit.EndUtc)
        {
            yield return new("OVER", new("Masa berlakunya sudah habis; sesudah itu perlu izin baru.", "Its time is over; after that a new permit is needed."), new("Salin pekerjaan ini menjadi izin baru.", "Copy this job into a new permit."));
        }

        if (command is AskExtension or GrantExtension)
        {
            foreach (var refusal in Extension(permit))
            {
                yield return refusal;
            }
        }

        if (command is Resume && !permit.IsCleared)
        {
            yield return new("NOT_CLEARED", new("Petugas K3 belum menyetujui pekerjaan dilanjutkan.", "HSE has not agreed that the work may go on."), new("Minta Petugas K3 memeriksa lebih dahulu.", "Ask HSE to check first."));
        }
    }

    private static IEnumerable<Refusal> Extension(PermitSnapshot permit)
    {
        if (permit.Extensions >= permit.MostExtensions)
        {
            yield return new("EXTENSIONS", new($"Izin jenis ini diperpanjang paling banyak {permit.MostExtensions} kali.", $"A permit of this type is extended at most {permit.MostExtensions} times."), new("Ajukan izin baru.", "Apply for a new permit."));
        }

        if (permit.AskedEndUtc is not { } asked || asked <= permit.EndUtc || asked > permit.EndUtc.AddHours((double)permit.ExtensionHours))
        {
            yield return new("EXTENSION_END", new($"Perpanjangan paling lama {permit.ExtensionHours:0.#} jam sesudah akhir yang sekarang.", $"An extension is at most {permit.ExtensionHours:0.#} hours beyond the present end."), new("Pilih waktu di dalam batas itu.", "Choose a time within that."));
        }
    }

    private static Transition[] SentBack(PermitState from, SignRole role, string permission) =>
    [
        new(from, Return, PermitState.Draft, role, permission) { NeedsReason = true },
        new(from, Reject, Rejected, role, permission) { NeedsReason = true },
    ];
}

/// <summary>What the machine knows of a permit.</summary>
/// <param name="EndUtc">End of its validity as agreed so far.</param>
/// <param name="AskedEndUtc">The later end that is asked for.</param>
/// <param name="Lead">The worker that is the performing authority.</param>
/// <param name="Signatures">Those that count: of the applicant ever, of others since it was last submitted.</param>
/// <param name="IsCleared">HSE has agreed since it was last suspended.</param>
internal sealed record PermitSnapshot(
    PermitState State, DateTime EndUtc, DateTime? AskedEndUtc, int Extensions, int MostExtensions, decimal ExtensionHours, Guid? Lead, IReadOnlySet<Guid> Crew,
    IReadOnlyList<Signature> Signatures, bool IsCleared);

/// <summary>One reason why a step is not taken.</summary>
internal sealed record Refusal(string Code, Sentence Reason, Sentence Remedy);
