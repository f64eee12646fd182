using Icmesh.Contractors.Pages.Contractors;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Contractors;

/// <summary>What the activity record says of this module's records.</summary>
internal static class RecordedNouns
{
    public static IServiceCollection AddRecordedNouns(this IServiceCollection services) => services
        .AddSingleton(Noun("contractor", ["create", "edit", "import", "demo"], typeof(Contractor), typeof(ContractorInput)) with { Page = (_, code) => Of(code, "") })
        .AddSingleton(Noun("contract", ["add", "edit"], typeof(Contract)) with { Page = (_, code) => Of(code, "") })
        .AddSingleton(Noun("worker", ["add", "edit", "import"], typeof(RecordedWorker)) with { Page = (entry, code) => Of(code, $"/Workers/Edit/{entry.SubjectId}") })
        .AddSingleton(Noun("man-hours", ["report", "import"], typeof(ManHours)) with { Page = (_, code) => Of(code, "/Hours") })
        .AddSingleton(Noun("site", ["create", "edit", "import"], typeof(Site)) with { Page = (entry, _) => $"/Contractors/Sites/{entry.SubjectId}" })
        .AddSingleton(Noun("area", ["create", "edit"], typeof(WorkArea)) with { Page = (entry, _) => $"/Contractors/Sites/{entry.SiteId}/Areas/Edit/{entry.SubjectId}" });

    private static ActivityNoun Noun(string name, IReadOnlyList<string> verbs, params Type[] types) =>
        new(name, typeof(ContractorsText), ContractorsPermissions.View, verbs, [.. types, typeof(ImportedRows)]);

    private static string? Of(string? code, string page) => code is null ? null : $"/Contractors/{Uri.EscapeDataString(code)}{page}";
}
