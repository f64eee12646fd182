using System.ComponentModel.DataAnnotations;
using Icmesh.Contractors.Data;
using Icmesh.Ui;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Sites;

/// <summary>What a person types about a site or a work area.</summary>
internal sealed class PlaceInput
{
    [Display(Name = "Code.Field"), Required, StringLength(Lengths.Code)] public string Code { get; set; } = "";

    [Display(Name = "Name.Field"), Required, StringLength(Lengths.Name)] public string Name { get; set; } = "";

    public long Version { get; set; }

    public IReadOnlyList<ConflictRow> Against(PlaceInput stored, IStringLocalizer<ContractorsText> text) =>
        [new(text["Code"], stored.Code, Code), new(text["Name"], stored.Name, Name)];
}
