using AngleSharp.Html.Parser;
using Icmesh.Kernel.Data;
using Icmesh.Tests.Security.Matrix;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Icmesh.Tests.Security.Sweeps;

/// <summary>
/// Every form is sent with a field for every column of every table, and some that people try: what its page does not offer to this person
/// has no effect at all. Equal calls are made twice before, to know what differs by itself.
/// </summary>
internal static class Overposting
{
    private static readonly string[] Tried =
        ["Role", "Roles", "IsAdmin", "Permissions", "SmelterId", "ContractorId", "OwnerId", "Owner", "Status", "State", "ApprovedBy", "ApprovedAt", "Score", "Grade", "Id", "Version", "By", "At", "User", "UserName", "Scope"];

    public static async Task RunAsync(Sweep sweep, IEnumerable<Sample> samples)
    {
        var (before, columns) = (sweep.State.Rows(), await ColumnsAsync(sweep));
        foreach (var sample in samples.Where(s => s.Json is null && s.Allowed is Outcome.Allowed))
        {
            // One of the company and one of the smelter: what a page offers may differ.
            foreach (var who in sweep.Allowed(sample).Where(p => p.Scopes is null).GroupBy(p => p.Contractor is null).Select(g => g.First()))
            {
                await TryAsync(sweep, before, sample, who, columns);
            }
        }
    }

    private static async Task TryAsync(Sweep sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> before, Sample sample, Principal who, IReadOnlyDictionary<string, string> columns)
    {
        var call = sweep.CallOf(sample, who);
        var (one, two) = (await Effects.OfAsync(sweep, before, call), await Effects.OfAsync(sweep, before, call));
        var differing = one.Volatile(two);
        var offered = await OfferedAsync(sweep, sample, who);
        offered.UnionWith(call.Fields.Select(f => f.Key));
        var extra = new[] { "" }.Concat(sweep.PrefixesOf(sample)).SelectMany(p => columns.Select(c => KeyValuePair.Create(p + c.Key, c.Value)))
            .Where(f => !offered.Contains(f.Key)).Take(900).ToList();
        if (one.Difference(await Effects.OfAsync(sweep, before, call with { Fields = [.. call.Fields, .. extra] }), differing) is not { } fault)
        {
            return;
        }

        // Which of them was it?
        var culprits = new List<string>();
        foreach (var field in extra)
        {
            if (one.Difference(await Effects.OfAsync(sweep, before, call with { Fields = [.. call.Fields, field] }), differing) is not null)
            {
                culprits.Add(field.Key);
            }
        }

        sweep.Faults.Add($"{sample} by {who} with {string.Join(", ", culprits)}: {fault}");
    }

    /// <summary>Names of all columns, each with a value of its kind that is a rival's or else wrong.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ColumnsAsync(Sweep sweep)
    {
        await using var scope = sweep.App.Services.CreateAsyncScope();
        var values = Tried.ToDictionary(t => t, _ => "hse-admin", StringComparer.OrdinalIgnoreCase);
        foreach (var property in scope.ServiceProvider.GetServices<ModuleDb>().SelectMany(c => c.Model.GetEntityTypes()).SelectMany(e => e.GetProperties()).Where(p => !p.IsShadowProperty()))
        {
            values[property.Name] = ValueOf(property, sweep.Town.B);
        }

        return values;
    }

    private static string ValueOf(IReadOnlyProperty property, Side rival) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) switch
    {
        var t when t == typeof(Guid) => property.Name == "SiteId" ? rival.Site.ToString()! : rival.Contractor.ToString()!,
        var t when t == typeof(bool) => "true",
        var t when t == typeof(DateTime) => "2030-01-01T00:00:00",
        var t when t == typeof(DateOnly) => "2030-01-01",
        var t when t == typeof(int) || t == typeof(long) || t == typeof(decimal) => "77",
        { IsEnum: true } t => Enum.GetNames(t)[^1],
        _ => "hse-admin",
    };

    /// <summary>The fields that the page itself shows to this person, whatever form they stand in.</summary>
    private static async Task<HashSet<string>> OfferedAsync(Sweep sweep, Sample sample, Principal who)
    {
        var call = sweep.CallOf(sample, who);
        var (path, query) = call.Address.Split('?') is [var p, var q] ? (p, q) : (call.Address, "");
        query = string.Join('&', query.Split('&').Where(part => !part.StartsWith("handler=", StringComparison.Ordinal)));
        var page = await sweep.SendAsync(call with { Verb = "GET", Address = $"{path}?{query}" });
        sweep.State.Restore();
        using var document = await new HtmlParser().ParseDocumentAsync(page.Text);
        return document.QuerySelectorAll("[name]").Select(e => e.GetAttribute("name")!).Append(Call.TokenField).Append("handler").Append("page").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
