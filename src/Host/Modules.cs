using Icmesh.Accounts;
using Icmesh.Apd;
using Icmesh.Attachments;
using Icmesh.Competency;
using Icmesh.Contractors;
using Icmesh.Imports;
using Icmesh.Incidents;
using Icmesh.Kernel.Modules;
using Icmesh.Permits;
using Icmesh.Privacy;
using Icmesh.Readiness;
using Icmesh.Reporting;
using Icmesh.Rules;
using Icmesh.Scorecards;
using Icmesh.Tokens;

namespace Icmesh.Host;

/// <summary>The modules of this installation. Adding one is a project reference and a line here.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new AccountsModule(),
        new AttachmentsModule(),
        new ContractorsModule(),
        new IncidentsModule(),
        new RulesModule(),
        new ReadinessModule(),
        new ApdModule(),
        new CompetencyModule(),
        new PermitsModule(),
        new ScorecardsModule(),
        new ReportingModule(),
        new ImportsModule(),
        new TokensModule(),
        new PrivacyModule(),
    ];
}
