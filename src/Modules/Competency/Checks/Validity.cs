namespace Icmesh.Competency.Checks;

/// <summary>How long certificates count, by the rules of their types.</summary>
internal static class Validity
{
    /// <summary>Stands for a certificate without an end.</summary>
    public const int NoEnd = 36_500;

    /// <summary>
    /// Last day by the dates: the printed one, at most what the type allows. A limit whose source nobody has verified shortens no printed
    /// date; it stands in for one that is not printed.
    /// </summary>
    /// <returns>Null where there is no end, or nobody knows it: <see cref="HasEnd"/> tells which.</returns>
    public static DateOnly? End(DateOnly issued, DateOnly? printed, CertificateType type)
    {
        var most = type.ValidMonths is { } months ? issued.AddMonths(months) : (DateOnly?)null;
        return printed is null ? most : most < printed && type.Source.Status == Requirement.Verified ? most : printed;
    }

    /// <summary>Whether certificates of the kind end by date even where none is printed.</summary>
    public static bool HasEnd(CertificateKind kind) => kind is not (CertificateKind.Lifetime or CertificateKind.UseBound);

    /// <summary>The earliest end by date or disuse; null for none.</summary>
    public static DateOnly? LapsesOn(DateOnly issued, DateOnly? printed, DateOnly? lastUsed, CertificateType type)
    {
        var end = End(issued, printed, type);
        DateOnly? idle = type.IdleMonths is { } months ? Later(lastUsed, issued).AddMonths(months).AddDays(-1) : null;
        return end is null || idle < end ? idle ?? end : end;
    }

    /// <summary>Facts of one certificate on one day, for what is required.</summary>
    /// <param name="type">Of the certificate; null where no live table knows it.</param>
    /// <param name="required">The class that is required, of the required type.</param>
    public static CertificateFacts Facts(HeldCertificate held, CertificateType? type, CertificateType? wanted, string? required, DateOnly day)
    {
        var end = type is null ? null : End(held.IssuedOn, held.ExpiresOn, type);
        var most = type?.ValidMonths is { } months ? held.IssuedOn.AddMonths(months) : (DateOnly?)null;
        return new()
        {
            Held = true,
            Revoked = held.RevokedOn <= day,
            DaysSinceIssue = day.DayNumber - held.IssuedOn.DayNumber,
            DaysLeft = end is { } last ? last.DayNumber - day.DayNumber : type is null || HasEnd(type.Kind) ? null : NoEnd,
            DaysOverMaximum = type is null ? null : most is { } limit && held.ExpiresOn > limit ? held.ExpiresOn.Value.DayNumber - limit.DayNumber : 0,
            ForThisEmployer = type?.Kind is CertificateKind.EmployerBound ? held.IsForThisEmployer : type is null ? null : true,
            InUse = type is null ? null : type.IdleMonths is not { } idle || Later(held.LastUsedOn, held.IssuedOn).AddMonths(idle) > day,
            ClassCovers = required is null ? true : type?.Code == wanted?.Code ? wanted?.Covers(held.Class, required) : type is null ? null : true,
            Verified = held.IsVerified,
        };
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}

/// <summary>A certificate as far as its validity goes.</summary>
/// <param name="LastUsedOn">On or before the day that is asked about.</param>
internal sealed record HeldCertificate(
    Guid Id, Guid WorkerId, string Type, string? Class, DateOnly IssuedOn, DateOnly? ExpiresOn, bool? IsForThisEmployer, DateOnly? RevokedOn, bool IsVerified, DateOnly? LastUsedOn);
