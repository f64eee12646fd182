using System.ComponentModel.DataAnnotations;
using Icmesh.Accounts.Data;

namespace Icmesh.Accounts.Pages.Accounts;

/// <summary>What is typed to enrol a phone.</summary>
internal sealed class PinInput
{
    [Display(Name = "Phone.NameField"), Required, StringLength(Lengths.DeviceName)] public string Name { get; set; } = "";

    [Display(Name = "Pin.Field"), Required, StringLength(20)] public string Pin { get; set; } = "";

    [Display(Name = "Pin.AgainField"), Required, Compare(nameof(Pin))] public string Again { get; set; } = "";
}
