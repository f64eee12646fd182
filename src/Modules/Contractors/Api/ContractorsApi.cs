using Icmesh.Contractors.Data;
using Icmesh.Contractors.Pages.Contractors;
using Icmesh.Contractors.Pages.Contractors.Hours;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Contractors.Api;

/// <summary>Contractors and their hours, for the HR system and others.</summary>
internal static class ContractorsApi
{
    private const int MostRows = 500;

    public static void MapContractorsApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi();
        api.MapGet("/contractors", ListAsync).Requires(ContractorsPermissions.View).WithSummary("Contractors by code, after a code");
        api.MapGet("/contractors/{code}", ReadAsync).Requires(ContractorsPermissions.View).WithSummary("One contractor");
        api.MapPut("/contractors/{code}/man-hours/{site}/{year:int}/{month:int}", ReportAsync).Requires(ContractorsPermissions.ManHours)
            .WithSummary("Reports hours and head-count of one month; the same again changes nothing");
    }

    /// <param name="after">Exclusive; none from the beginning.</param>
    private static async Task<Ok<IReadOnlyList<ContractorLine>>> ListAsync(IContractorDirectory contractors, string? after, int? limit, CancellationToken cancellationToken)
    {
        var found = await contractors.ListAsync(after, Math.Clamp(limit ?? 100, 1, MostRows), withEnded: true, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ContractorLine>>([.. found.Select(ContractorLine.Of)]);
    }

    private static async Task<Results<Ok<ContractorLine>, NotFound>> ReadAsync(string code, IContractorDirectory contractors, CancellationToken cancellationToken) =>
        await contractors.FindAsync(code, cancellationToken) is { } found ? TypedResults.Ok(ContractorLine.Of(found)) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound, Conflict>> ReportAsync(
        string code, string site, int year, int month, HoursLine hours, ContractorsDb db, ReportManHours report, CancellationToken cancellationToken)
    {
        var contractor = await db.OpenAsync(code, cancellationToken, own: true);
        var normalized = CodeText.Normalize(site);
        if (await db.Sites.Where(s => s.NormalizedCode == normalized).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancellationToken) is not { } at)
        {
            return TypedResults.NotFound();
        }

        if (year is < 2000 or > 2200 || hours.Hours is < 0 or > ManHours.MostHours || hours.Headcount is < 0 or > ManHours.MostPeople)
        {
            throw new RefusedException(new("Tahun, jam atau jumlah orang di luar batas.", "Year, hours or head-count is out of range."), new("Periksa angkanya.", "Check the numbers."));
        }

        var number = (year * 100) + month;
        var stored = await db.ManHours.AsNoTracking().SingleOrDefaultAsync(h => h.ContractorId == contractor.Id && h.SiteId == at && h.Month == number, cancellationToken);
        if (stored is not null && stored.Hours == hours.Hours && stored.Headcount == hours.Headcount)
        {
            return TypedResults.NoContent();
        }

        var input = new ManHoursInput { SiteId = at, Month = number, Hours = hours.Hours, Headcount = hours.Headcount, Version = stored?.Version ?? 0 };
        return await report.RunAsync(contractor.Id, input, cancellationToken) ? TypedResults.NoContent() : TypedResults.Conflict();
    }

    /// <param name="Status">Active, Suspended or Ended.</param>
    internal sealed record ContractorLine(string Code, string Name, string Status)
    {
        public static ContractorLine Of(ContractorCard card) => new(card.Code, card.Name, card.Status.ToString());
    }

    /// <param name="Hours">Worked hours with overtime, without leave.</param>
    internal sealed record HoursLine(long Hours, int Headcount);
}
