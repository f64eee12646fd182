using System.ComponentModel.DataAnnotations;
using Icmesh.Competency.Data;
using Icmesh.Kernel.Data;

namespace Icmesh.Competency.Pages.Competency.Certificates;

/// <summary>A certificate as it is typed from the paper.</summary>
internal sealed class CertificateInput
{
    [Display(Name = "Type.Field"), Required, StringLength(Lengths.Code)] public string Type { get; set; } = "";

    [Display(Name = "Class.Field"), StringLength(Lengths.Class)] public string? Class { get; set; }

    [Display(Name = "Scope.Field"), StringLength(Lengths.Scope)] public string? Scope { get; set; }

    [Display(Name = "Issuer.Field"), Required, StringLength(Lengths.Issuer)] public string Issuer { get; set; } = "";

    [Display(Name = "Number.Field"), Required, StringLength(Lengths.Number)] public string Number { get; set; } = "";

    [Display(Name = "IssuedOn.Field"), Required] public DateOnly? IssuedOn { get; set; }

    [Display(Name = "ExpiresOn.Field")] public DateOnly? ExpiresOn { get; set; }

    /// <summary>Of an appointment alone.</summary>
    public bool? IsForThisEmployer { get; set; }

    public long Version { get; set; }

    public static CertificateInput Of(Certificate c) => new()
    {
        Type = c.Type, Class = c.Class, Scope = c.Scope, Issuer = c.Issuer, Number = c.Number, IssuedOn = c.IssuedOn, ExpiresOn = c.ExpiresOn, IsForThisEmployer = c.IsForThisEmployer, Version = c.Version,
    };

    /// <summary>What stays the same when somebody renews it.</summary>
    public static CertificateInput Renewing(Certificate c) => new() { Type = c.Type, Class = c.Class, Scope = c.Scope, Issuer = c.Issuer };

    public CertificateEntry Entry(CertificateType type) => new(
        type, Empty(Class) is { } c ? CodeText.Normalize(c) : null, Empty(Scope), Issuer.Trim(), Number.Trim(), IssuedOn!.Value, ExpiresOn, IsForThisEmployer);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
