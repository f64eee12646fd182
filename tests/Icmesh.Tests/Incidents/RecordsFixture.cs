using Icmesh.Incidents.Facts;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Facts;
using Icmesh.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Incidents;

/// <summary>Brings records in as a person would, and asks for facts.</summary>
internal static class RecordsFixture
{
    public static readonly DateOnly Day = new(2026, 3, 14);

    public static async Task AddAsync(this ModuleDatabase database, string kind, params string[] lines)
    {
        var batch = await ImportRows.RunAsync(database, kind, lines);
        Assert.Empty(batch.Errors);
    }

    public static async Task AddContractorsAsync(this ModuleDatabase database, params string[] lines)
    {
        await database.AddAsync("sites", "code,name", "RDX,Reduksi", "KRB,Karbon");
        await database.AddAsync("contractors", ["code,name,status,subcontractorOf", .. lines]);
    }

    public static Task AddHoursAsync(this ModuleDatabase database, params string[] lines) =>
        database.AddAsync("man-hours", ["contractor,site,year,month,hours,headcount", .. lines]);

    public static Task AddIncidentsAsync(this ModuleDatabase database, params string[] lines) => database.AddAsync("incidents",
        ["contractor,site,occurredAt,treatment,impact,daysLost,permanentLoss,potential,narrative,employee,concealed,attributable,commuting", .. lines]);

    public static Task<InjuryFacts> FactsAsync(this ModuleDatabase database, string code, DateOnly? day = null) =>
        database.InAsync<IServiceProvider, InjuryFacts>(async services =>
        {
            var contractor = await services.GetRequiredService<IContractorDirectory>().FindAsync(code, CancellationToken.None);
            var facts = await services.GetRequiredService<IFactSource>().ReadAsync([contractor!.Id], EvaluationWindow.EndingOn(day ?? Day, database.Clock), CancellationToken.None);
            return (InjuryFacts)facts[0];
        });
}
