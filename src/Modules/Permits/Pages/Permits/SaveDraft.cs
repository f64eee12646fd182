using Icmesh.Kernel.Data;
using Icmesh.Kernel.Directories;
using Icmesh.Kernel.Jobs;
using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;
using Icmesh.Permits.Book;
using Icmesh.Permits.Data;
using Icmesh.Permits.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Permits.Pages.Permits;

/// <summary>Writes what a permit is for: a new draft, or a change of one.</summary>
internal sealed class SaveDraft(PermitsDb db, DbSession session, Drafts drafts, DraftPlaces places, ICurrentUser user, SiteClock clock)
{
    private Guid Company => user.ContractorId ?? throw new RefusedException(
        new("Izin diajukan oleh orang kontraktor.", "Permits are applied for by a contractor's person."), new("Minta pengawas kontraktor mengajukannya.", "Ask the contractor's supervisor to apply."));

    /// <exception cref="RefusedException">Something in it cannot be, or whoever asks is no contractor's person.</exception>
    public async Task<Guid> CreateAsync(PermitInput input, CancellationToken cancellationToken)
    {
        var contractor = Company;
        var (area, types) = await places.CheckAsync(contractor, input, cancellationToken);
        var year = clock.ToSite(clock.UtcNow).Year;
        return await session.InTransactionAsync(async () =>
        {
            await db.HoldRecordAsync(cancellationToken);
            var sequence = await places.Numbers.TakeAsync(area.Area.SiteId, year, cancellationToken);
            var permit = new Permit
            {
                ContractorId = contractor, SiteId = area.Area.SiteId, Year = year, Sequence = sequence, Number = NextNumber.Text(area.Site.Code, year, sequence), AreaId = area.Area.Id,
                Description = input.Description.Trim(), Types = "", Start = clock.UtcNow, End = clock.UtcNow, StateSince = clock.UtcNow,
            };
            await WriteAsync(permit, input, types, cancellationToken);
            drafts.Begin(permit);
            await db.SaveChangesAsync(cancellationToken);
            return permit.Id;
        }, cancellationToken);
    }

    /// <exception cref="RefusedException">Something in it cannot be, it is no draft any more, or somebody else saved a newer version.</exception>
    public async Task EditAsync(Guid id, PermitInput input, CancellationToken cancellationToken)
    {
        var (area, types) = await places.CheckAsync(Company, input, cancellationToken);
        await drafts.ChangeAsync(id, async permit =>
        {
            if (area.Area.SiteId != permit.SiteId)
            {
                throw new RefusedException(new("Nomor izin ini milik lokasi lain.", "The number of this permit belongs to another site."), new("Pilih area di lokasi yang sama, atau buat izin baru.", "Choose an area of the same site, or make a new permit."));
            }

            if (permit.Version != input.Version)
            {
                throw new RefusedException(new("Draf ini sementara itu diubah orang lain.", "Somebody else changed this draft meanwhile."), new("Buka halamannya sekali lagi, lalu ubah di sana.", "Open the page once more and change it there."));
            }

            permit.AreaId = area.Area.Id;
            await WriteAsync(permit, input, types, cancellationToken);
        }, cancellationToken);
    }

    private async Task WriteAsync(Permit permit, PermitInput input, IReadOnlyList<PermitType> types, CancellationToken cancellationToken)
    {
        (permit.Types, permit.Place, permit.Description) = (string.Join(',', types.Select(t => t.Code)), string.IsNullOrWhiteSpace(input.Place) ? null : input.Place.Trim(), input.Description.Trim());
        (permit.Start, permit.End) = (clock.ToUtc(input.Start!.Value), clock.ToUtc(input.End!.Value));
        var there = await db.Documents.Where(d => d.PermitId == permit.Id).Select(d => d.Code).ToListAsync(cancellationToken);
        db.Documents.AddRange(PermitTypes.AttachmentsOf(types).Where(a => !there.Contains(a.Code)).Select(a => new PermitDocument { PermitId = permit.Id, ContractorId = permit.ContractorId, SiteId = permit.SiteId, Code = a.Code }));
    }
}

/// <summary>What an application names: its area, its types, its times.</summary>
internal sealed class DraftPlaces(ISiteDirectory sites, IContractDirectory contracts, ReadParts parts, NextNumber numbers)
{
    private const int EarliestYear = 2000, LatestYear = 2100;

    public NextNumber Numbers => numbers;

    /// <exception cref="RefusedException">One of them cannot be.</exception>
    public async Task<((AreaCard Area, SiteCard Site) Place, IReadOnlyList<PermitType> Types)> CheckAsync(Guid contractor, PermitInput input, CancellationToken cancellationToken)
    {
        if (input.Start!.Value.Year is < EarliestYear or > LatestYear || input.End!.Value.Year is < EarliestYear or > LatestYear || input.End <= input.Start)
        {
            throw new RefusedException(new("Waktu selesai tidak sesudah waktu mulai.", "The end does not lie after the start."), new("Perbaiki waktu mulai dan selesai.", "Mend start and end."));
        }

        var book = await parts.TypesAsync(cancellationToken);
        if (book.Of(input.Types) is not { Count: > 0 } types || types.Count != input.Types.Distinct().Count())
        {
            throw new RefusedException(new("Jenis izin itu tidak ada.", "There is no such permit type."), new("Pilih dari daftar.", "Choose from the list."));
        }

        var area = (await sites.AreasAsync(cancellationToken)).FirstOrDefault(a => a.Id == input.AreaId)
            ?? throw new RefusedException(new("Area itu tidak ada.", "There is no such area."), new("Pilih dari daftar.", "Choose from the list."));
        if (!(await contracts.AreasAsync(contractor, DateOnly.FromDateTime(input.Start.Value), cancellationToken)).Contains(area.Id))
        {
            throw new RefusedException(new("Tidak ada kontrak yang berjalan di area itu pada hari mulai.", "No contract runs in that area on the first day."), new("Pilih area kontrak Anda, atau perpanjang kontraknya.", "Choose an area of your contract, or have the contract extended."));
        }

        return ((area, (await sites.ListAsync(cancellationToken)).Single(s => s.Id == area.SiteId)), types);
    }
}
