using System.ComponentModel.DataAnnotations;
using Icmesh.Contractors.Data;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Ui;
using Microsoft.Extensions.Localization;

namespace Icmesh.Contractors.Pages.Contractors;

/// <summary>What a person types about a contractor.</summary>
internal sealed class ContractorInput
{
    [Display(Name = "Code.Field"), Required, StringLength(Lengths.Code)] public string Code { get; set; } = "";

    [Display(Name = "Name.Field"), Required, StringLength(Lengths.Name)] public string Name { get; set; } = "";

    [Display(Name = "Status.Field"), Required] public ContractorStatus? Status { get; set; } = ContractorStatus.Active;

    public CsmsClass? CsmsClass { get; set; }

    [Display(Name = "RolloutStage.Field"), Required] public RolloutStage? RolloutStage { get; set; } = Icmesh.Kernel.Directories.RolloutStage.Note;

    /// <summary>Code of the main contractor.</summary>
    [Data(DataClass.Internal), StringLength(Lengths.Code)] public string? SubcontractorOf { get; set; }

    public long Version { get; set; }

    public static ContractorInput Of(Contractor contractor, string? mainCode) => new()
    {
        Code = contractor.Code,
        Name = contractor.Name,
        Status = contractor.Status,
        CsmsClass = contractor.CsmsClass,
        RolloutStage = contractor.RolloutStage,
        SubcontractorOf = mainCode,
        Version = contractor.Version,
    };

    public IReadOnlyList<ConflictRow> Against(ContractorInput stored, IStringLocalizer<ContractorsText> text) =>
    [
        new(text["Name"], stored.Name, Name),
        new(text["Status"], text.Word(stored.Status), text.Word(Status)),
        new(text["CsmsClass"], text.Word(stored.CsmsClass), text.Word(CsmsClass)),
        new(text["RolloutStage"], text.Word(stored.RolloutStage), text.Word(RolloutStage)),
        new(text["MainContractor"], stored.SubcontractorOf, SubcontractorOf),
    ];
}
