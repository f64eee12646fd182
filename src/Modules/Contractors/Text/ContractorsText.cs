using Icmesh.Contractors;
using Icmesh.Ui;

[assembly: ModuleText(typeof(ContractorsText))]

namespace Icmesh.Contractors;

/// <summary>Marker of this module's texts: ContractorsText.resx (Indonesian, neutral) and ContractorsText.en.resx.</summary>
internal sealed class ContractorsText;
