namespace Icmesh.Competency;

/// <summary>How a certificate stands on a day, as lists show it.</summary>
internal enum CertificateState
{
    Valid,

    /// <summary>Lapses within <see cref="CertificateStates.SoonDays"/> days.</summary>
    Soon,
    Lapsed,
    Revoked,
}

internal static class CertificateStates
{
    public const int SoonDays = 60;

    public static CertificateState Of(DateOnly? lapsesOn, DateOnly? revokedOn, DateOnly day) => revokedOn <= day ? CertificateState.Revoked
        : lapsesOn < day ? CertificateState.Lapsed
        : lapsesOn <= day.AddDays(SoonDays) ? CertificateState.Soon
        : CertificateState.Valid;

    public static string Kind(CertificateState state) => state switch
    {
        CertificateState.Valid => "ok",
        CertificateState.Soon => "warn",
        CertificateState.Lapsed => "bad",
        CertificateState.Revoked => "stop",
    };

    public static IQueryable<Certificate> In(this IQueryable<Certificate> query, CertificateState? state, DateOnly day)
    {
        var soon = day.AddDays(SoonDays);
        return state switch
        {
            CertificateState.Revoked => query.Where(c => c.RevokedOn <= day),
            CertificateState.Lapsed => query.Where(c => !(c.RevokedOn <= day) && c.LapsesOn < day),
            CertificateState.Soon => query.Where(c => !(c.RevokedOn <= day) && c.LapsesOn >= day && c.LapsesOn <= soon),
            CertificateState.Valid => query.Where(c => !(c.RevokedOn <= day) && (c.LapsesOn == null || c.LapsesOn > soon)),
            null => query,
        };
    }
}
