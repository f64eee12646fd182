using System.Globalization;
using Humanizer;

namespace Icmesh.Ui;

/// <summary>Time as people say it: "3 jam yang lalu", "5 jam lagi", "kemarin".</summary>
public static class RelativeTime
{
    /// <param name="utc">The moment, in UTC.</param>
    /// <param name="utcNow">Now, in UTC, from the injected clock.</param>
    public static string Of(DateTime utc, DateTime utcNow)
    {
        var ahead = utc - utcNow;
        if (ahead < TimeSpan.Zero || !Cultures.IsIndonesian)
            return utc.Humanize(utcDate: true, dateToCompareAgainst: utcNow, culture: CultureInfo.CurrentUICulture);

        // Humanizer's Indonesian future ("5 jam dari sekarang") is not how people speak, and it cuts half days off.
        var rounded = ahead.TotalHours >= 36
            ? TimeSpan.FromDays(Math.Round(ahead.TotalDays))
            : TimeSpan.FromMinutes(Math.Max(1, Math.Round(ahead.TotalMinutes)));
        return rounded.Humanize(ahead.TotalHours < 3 ? 2 : 1, CultureInfo.CurrentUICulture) + " lagi";
    }
}
