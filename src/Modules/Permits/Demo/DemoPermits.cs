using Icmesh.Permits.Machine;

namespace Icmesh.Permits.Demo;

/// <summary>An invented job of the demonstration.</summary>
/// <param name="StartsIn">Hours from now to its start; negative for one that began.</param>
/// <param name="Path">The steps that brought it where it stands.</param>
internal sealed record DemoPermit(string Contractor, string Area, string Types, string Place, string Description, int StartsIn, int Hours, (string Work, string Hazards)[] Steps, params PermitCommand[] Path);

internal static class DemoPermits
{
    private static readonly PermitCommand[] ToApproved = [PermitCommand.Submit, PermitCommand.Review, PermitCommand.Approve],
        ToActive = [.. ToApproved, PermitCommand.Issue, PermitCommand.Start];

    private static readonly (string, string)[] Weld = [("Siapkan area dan tabung", "HAND,TRAFFIC"), ("Las dan gerinda dudukan", "FIRE,NOISE"), ("Bersihkan dan jaga api", "FIRE")],
        Pot = [("Pasang papan isolasi", "MAGNETIC,HEAT"), ("Bersihkan busbar anoda", "MOLTEN,DUST")], Height = [("Pasang perancah", "FALL,DROPPED"), ("Ganti filter", "FALL,DUST")],
        Clean = [("Vakum debu alumina", "DUST,HAND")], Vessel = [("Isolasi dan uji gas", "ENERGY,ATMOSPHERE"), ("Masuk dan bersihkan", "ATMOSPHERE,DUST")];

    /// <summary>At least one in every state that a permit can be in.</summary>
    public static readonly DemoPermit[] All =
    [
        new("K-013", "PL1", "HOT,POT", "Pot 117, sisi saluran gas", "Las ulang dudukan penutup pot", -2, 8, [.. Weld, .. Pot], ToActive),
        new("K-001", "PL2", "POT", "Pot 214", "Pembersihan busbar anoda", -1, 6, Pot, ToActive),
        new("K-012", "GTC", "WAH", "Baghouse 3", "Ganti filter dry scrubber", -5, 48, Height, [.. ToActive, PermitCommand.Suspend]),
        new("K-012", "PL3", "COLD", "Crane 7, lorong C", "Pemeriksaan rem crane tapping", -3, 9, Clean, [.. ToActive, PermitCommand.AskExtension]),
        new("K-001", "PL3", "COLD", "Lorong B", "Vakum debu alumina di lorong", 3, 8, Clean, [.. ToApproved, PermitCommand.Issue]),
        new("K-007", "SUB", "COLD", "Ruang kendali", "Pembersihan panel kontrol", 5, 8, Clean, ToApproved),
        new("K-010", "BAKE", "HOT", "Tungku 12", "Las rangka penutup tungku", 20, 8, Weld, PermitCommand.Submit, PermitCommand.Review),
        new("K-001", "PL1", "CSE,LOTO", "Silo umpan 2", "Pembersihan dalam silo umpan", 3, 8, Vessel, PermitCommand.Submit),
        new("K-002", "ROD", "COLD", "Bengkel rod", "Perapian gudang yoke", 30, 24, Clean),
        new("K-001", "PL3", "COLD", "Lorong A", "Vakum debu alumina", -20, 8, Clean, [.. ToActive, PermitCommand.Complete]),
        new("K-001", "PL3", "COLD", "Lorong D", "Vakum debu alumina", -30, 8, Clean, [.. ToActive, PermitCommand.Expire]),
        new("K-004", "SILO", "COLD", "Silo 1", "Pengecatan tangga luar", -80, 24, Clean, [.. ToActive, PermitCommand.Complete, PermitCommand.Close]),
        new("K-009", "JETTY", "COLD", "Dermaga sisi laut", "Perbaikan fender tanpa pelampung", -50, 8, Clean, PermitCommand.Submit, PermitCommand.Reject),
        new("K-005", "HF", "COLD", "Holding furnace 2", "Angkut bata bekas", -40, 8, Clean, PermitCommand.Submit, PermitCommand.Cancel),
    ];

    /// <summary>Who signs in the demonstration, by the accounts that it has.</summary>
    public static Signer SignerOf(SignRole role) => role switch
    {
        SignRole.Applicant => new(null, "contractor.admin", "Yanti Saragih"),
        SignRole.Hse => new(null, "hse.officer", "Bagus Wibowo"),
        SignRole.AreaAuthority => new(null, "area.authority", "Sari Nasution"),
        SignRole.Issuer => new(null, "permit.issuer", "Hotman Sitorus"),
        SignRole.PerformingAuthority => new(null, "contractor.supervisor", "Tono Ginting"),
        SignRole.Anyone => new(null, "hse.officer", "Bagus Wibowo"),
        SignRole.System => Signer.System,
    };
}
