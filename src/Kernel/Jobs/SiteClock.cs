namespace Icmesh.Kernel.Jobs;

/// <summary>The site's own time: instants are stored in UTC, days and months are the site's.</summary>
/// <param name="zone">IANA zone of the site, <c>Asia/Jakarta</c> unless configured by <c>Site:TimeZone</c>.</param>
public sealed class SiteClock(TimeProvider time, TimeZoneInfo zone)
{
    public TimeZoneInfo Zone => zone;

    /// <summary>Now, UTC.</summary>
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Today at the site.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ToSite(UtcNow));

    public DateTime ToSite(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>The site's date on which an instant falls.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(ToSite(utc));

    /// <summary>
    /// The instant of a wall-clock time at the site. A time that a change to summer time skips is moved to the first valid one.
    /// </summary>
    public DateTime ToUtc(DateTime site)
    {
        var wall = DateTime.SpecifyKind(site, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(wall, zone);
    }

    /// <summary>The first instant of a day at the site.</summary>
    public DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));
}
