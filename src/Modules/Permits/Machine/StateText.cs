using Icmesh.Kernel.Text;

namespace Icmesh.Permits.Machine;

/// <summary>Words of the trade for states, steps and roles, and how a state is drawn.</summary>
internal static class StateText
{
    public static Sentence Of(PermitState state) => state switch
    {
        PermitState.Draft => new("Draf", "Draft"),
        PermitState.Submitted => new("Diajukan", "Submitted"),
        PermitState.Reviewed => new("Ditinjau", "Reviewed"),
        PermitState.Approved => new("Disetujui", "Approved"),
        PermitState.Issued => new("Diterbitkan", "Issued"),
        PermitState.Active => new("Aktif", "Active"),
        PermitState.ExtensionPending => new("Aktif, minta perpanjangan", "Active, extension asked"),
        PermitState.Suspended => new("Ditangguhkan", "Suspended"),
        PermitState.Completed => new("Selesai, menunggu penutupan", "Done, waiting to be closed"),
        PermitState.Expired => new("Kedaluwarsa", "Expired"),
        PermitState.Closed => new("Ditutup", "Closed"),
        PermitState.Rejected => new("Ditolak", "Rejected"),
        PermitState.Cancelled => new("Dibatalkan", "Cancelled"),
    };

    public static Sentence Of(PermitCommand command) => command switch
    {
        PermitCommand.Draft => new("Menulis draf", "Write the draft"),
        PermitCommand.Submit => new("Ajukan", "Submit"),
        PermitCommand.Review => new("Tinjau, teruskan", "Review and pass on"),
        PermitCommand.Approve => new("Setujui", "Approve"),
        PermitCommand.Issue => new("Terbitkan di tempat", "Issue on site"),
        PermitCommand.Start => new("Terima syarat, mulai", "Accept the conditions, start"),
        PermitCommand.Return => new("Kembalikan ke pemohon", "Return to the applicant"),
        PermitCommand.Reject => new("Tolak", "Reject"),
        PermitCommand.Cancel => new("Batalkan", "Cancel"),
        PermitCommand.Suspend => new("Hentikan pekerjaan", "Stop the work"),
        PermitCommand.Clear => new("Setujui dilanjutkan (K3)", "Agree to go on (HSE)"),
        PermitCommand.Resume => new("Lanjutkan pekerjaan", "Resume the work"),
        PermitCommand.AskExtension => new("Minta perpanjangan", "Ask for an extension"),
        PermitCommand.GrantExtension => new("Perpanjang", "Extend"),
        PermitCommand.RefuseExtension => new("Tolak perpanjangan", "Refuse the extension"),
        PermitCommand.Expire => new("Masa berlaku habis", "Time is over"),
        PermitCommand.HandOver => new("Terima serah terima sif", "Take over for this shift"),
        PermitCommand.Complete => new("Nyatakan selesai", "Declare it done"),
        PermitCommand.Close => new("Tutup izin", "Close the permit"),
    };

    public static Sentence Of(SignRole role) => role switch
    {
        SignRole.Applicant => new("Pemohon", "Applicant"),
        SignRole.Hse => new("Petugas K3", "HSE officer"),
        SignRole.AreaAuthority => new("Penanggung jawab area", "Area authority"),
        SignRole.Issuer => new("Penerbit izin", "Permit issuer"),
        SignRole.PerformingAuthority => new("Penanggung jawab pekerjaan", "Performing authority"),
        SignRole.Anyone => new("Siapa saja", "Anybody"),
        SignRole.System => new("ICMESH", "ICMESH"),
    };

    public static Sentence Of(CrewRole role) => role switch
    {
        CrewRole.Lead => new("Penanggung jawab pekerjaan", "Performing authority"),
        CrewRole.Member => new("Pelaksana", "Worker"),
        CrewRole.Entrant => new("Yang masuk ruang terbatas", "Entrant"),
        CrewRole.Attendant => new("Petugas jaga", "Hole watch"),
        CrewRole.FireWatch => new("Penjaga api", "Fire watch"),
        CrewRole.Rescuer => new("Petugas penyelamat", "Rescuer"),
        CrewRole.Operator => new("Operator", "Operator"),
        CrewRole.Rigger => new("Juru ikat", "Rigger"),
    };

    public static string Kind(PermitState state) => state switch
    {
        PermitState.Active => "ok",
        PermitState.ExtensionPending or PermitState.Completed => "warn",
        PermitState.Submitted or PermitState.Reviewed or PermitState.Approved or PermitState.Issued => "info",
        PermitState.Expired or PermitState.Rejected => "bad",
        PermitState.Suspended => "stop",
        _ => "off",
    };
}
