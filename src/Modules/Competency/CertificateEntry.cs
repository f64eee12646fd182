using Icmesh.Competency.Checks;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Text;

namespace Icmesh.Competency;

/// <summary>What somebody says of a certificate, from a form or a file, before it is kept.</summary>
internal sealed record CertificateEntry(
    CertificateType Type, string? Class, string? Scope, string Issuer, string Number, DateOnly IssuedOn, DateOnly? ExpiresOn, bool? IsForThisEmployer)
{
    /// <summary>No certificate is valid for longer, whatever is printed.</summary>
    public const int MostYears = 30;

    public string NumberKey => CodeText.Normalize(Number);

    /// <summary>What cannot be true of it: the field, why, and what to do.</summary>
    /// <returns>Null where nothing is wrong.</returns>
    public (string Field, Sentence Reason, Sentence Remedy)? Contradiction(DateOnly today)
    {
        var dates = new Sentence("Periksa kedua tanggal pada dokumennya.", "Check both dates on the document.");
        if (IssuedOn > today)
        {
            return ("issuedOn", new("Tanggal terbit ada di masa depan.", "The day of issue lies in the future."), dates);
        }

        if (ExpiresOn < IssuedOn)
        {
            return ("expiresOn", new("Tanggal terbit sesudah akhir masa berlaku.", "The day of issue is after the last day."), dates);
        }

        var verified = Type is { ValidMonths: { } months, Source.Status: Requirement.Verified } ? IssuedOn.AddMonths(months) : (DateOnly?)null;
        if (ExpiresOn > (verified ?? IssuedOn.AddYears(MostYears)))
        {
            return ("expiresOn", verified is null
                ? new($"Masa berlaku lebih dari {MostYears} tahun tidak mungkin.", $"A validity of more than {MostYears} years is impossible.")
                : new($"{Type.Title.Id} berlaku paling lama {Type.ValidMonths} bulan ({Type.Source.Law}).", $"{Type.Title.En} is valid for {Type.ValidMonths} months at most ({Type.Source.Law})."), dates);
        }

        if (ExpiresOn is null && Type.ValidMonths is null && Validity.HasEnd(Type.Kind))
        {
            return ("expiresOn", new("Akhir masa berlaku belum diisi.", "The last day is missing."), new("Salin dari dokumennya.", "Copy it from the document."));
        }

        return ClassFault();
    }

    private (string Field, Sentence Reason, Sentence Remedy)? ClassFault() => (Type.Classes, Class) switch
    {
        (null, not null) => ("class", new($"{Type.Title.Id} tidak mempunyai kelas.", $"{Type.Title.En} has no classes."), new("Kosongkan kelasnya.", "Leave the class empty.")),
        ({ } known, null) => ("class", new("Kelas belum diisi.", "The class is missing."), new($"Pilih: {string.Join(", ", known)}.", $"Choose: {string.Join(", ", known)}.")),
        ({ } known, { } given) when !known.Contains(given) => ("class",
            new($"Tidak ada kelas \"{given}\" pada {Type.Title.Id}.", $"{Type.Title.En} has no class \"{given}\"."), new($"Pilih: {string.Join(", ", known)}.", $"Choose: {string.Join(", ", known)}.")),
        _ => null,
    };

    /// <param name="chain">The first of the certificates that it renews; null for one of its own.</param>
    public Certificate Make(Guid contractor, Guid worker, Guid? chain)
    {
        var id = Guid.CreateVersion7();
        var made = new Certificate
        {
            Id = id, ContractorId = contractor, WorkerId = worker, Type = Type.Code, Issuer = Issuer, Number = Number.Trim(), NumberKey = NumberKey, IssuedOn = IssuedOn, ChainId = chain ?? id,
        };
        WriteTo(made, null);
        return made;
    }

    /// <summary>What may be corrected afterwards: neither type, number nor day of issue, which make it the one that it is.</summary>
    public void WriteTo(Certificate certificate, DateOnly? lastUsed)
    {
        (certificate.Class, certificate.Scope, certificate.Issuer) = (Class, Scope, Issuer.Trim());
        (certificate.ExpiresOn, certificate.IsForThisEmployer) = (ExpiresOn, Type.Kind is CertificateKind.EmployerBound ? IsForThisEmployer : null);
        certificate.LapsesOn = Validity.LapsesOn(certificate.IssuedOn, ExpiresOn, lastUsed, Type);
    }
}
