using System.ComponentModel.DataAnnotations;
using Icmesh.Permits.Data;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>What the tester reads off the instrument.</summary>
internal sealed class GasInput
{
    public const string PercentLel = "% LEL", Ppm = "ppm";

    [Display(Name = "Instrument.Field"), Required, StringLength(Lengths.Name)] public string Instrument { get; set; } = "";

    [Display(Name = "CalibratedOn.Field"), Required] public DateOnly? CalibratedOn { get; set; }

    [Display(Name = "Height.Field"), Required] public GasHeight? Height { get; set; }

    [Display(Name = "Oxygen.Field"), Required, Range(typeof(decimal), "0", "100")] public decimal? Oxygen { get; set; }

    [Display(Name = "Lel.Field"), Required, Range(typeof(decimal), "0", "100")] public decimal? Lel { get; set; }

    /// <summary>In which unit the instrument shows flammable gas.</summary>
    public string LelUnit { get; set; } = PercentLel;

    [Display(Name = "CoPpm.Field"), Required, Range(typeof(decimal), "0", "100000")] public decimal? CoPpm { get; set; }

    [Display(Name = "H2sPpm.Field"), Required, Range(typeof(decimal), "0", "100000")] public decimal? H2sPpm { get; set; }

    /// <summary>In which unit the instrument shows toxic gases.</summary>
    public string ToxicUnit { get; set; } = Ppm;
}
