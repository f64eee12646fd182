using System.ComponentModel.DataAnnotations;
using Icmesh.Contractors.Data;
using Icmesh.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors.Contracts;

/// <summary>What a person types about a job package.</summary>
internal sealed class ContractInput
{
    [Display(Name = "Number.Field"), Required, StringLength(Lengths.ContractNumber)] public string Number { get; set; } = "";

    [Display(Name = "ContractTitle.Field"), Required, StringLength(Lengths.ContractTitle)] public string Title { get; set; } = "";

    [Display(Name = "RiskClass.Field"), Required] public RiskClass? RiskClass { get; set; }

    [Display(Name = "Site.Field"), Required] public Guid? SiteId { get; set; }

    public Guid? AreaId { get; set; }

    [Display(Name = "From.Field"), Required] public DateOnly? From { get; set; }

    [Display(Name = "To.Field"), Required] public DateOnly? To { get; set; }

    public long Version { get; set; }

    public static ContractInput Of(Contract contract) => new()
    {
        Number = contract.Number,
        Title = contract.Title,
        RiskClass = contract.RiskClass,
        SiteId = contract.SiteId,
        AreaId = contract.AreaId,
        From = contract.From,
        To = contract.To,
        Version = contract.Version,
    };

    /// <param name="places">Sites and areas by their id as text.</param>
    public IReadOnlyList<ConflictRow> Against(ContractInput stored, IReadOnlyList<SelectListItem> places, IStringLocalizer<ContractorsText> text)
    {
        string? Place(Guid? id) => places.FirstOrDefault(p => p.Value == id?.ToString())?.Text;
        return
        [
            new(text["Number"], stored.Number, Number),
            new(text["ContractTitle"], stored.Title, Title),
            new(text["RiskClass"], text.Word(stored.RiskClass), text.Word(RiskClass)),
            new(text["Site"], Place(stored.SiteId), Place(SiteId)),
            new(text["Area"], Place(stored.AreaId), Place(AreaId)),
            new(text["From"], stored.From?.ToString("d", null), From?.ToString("d", null)),
            new(text["To"], stored.To?.ToString("d", null), To?.ToString("d", null)),
        ];
    }
}
