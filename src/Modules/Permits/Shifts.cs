using System.Globalization;
using Icmesh.Kernel.Jobs;
using Microsoft.Extensions.Configuration;

namespace Icmesh.Permits;

/// <summary>Shifts of the plant: hours at which they begin, <c>Permits:Shifts</c>, 7, 15 and 23 unless configured. The last goes on past midnight.</summary>
internal sealed class Shifts(IConfiguration configuration, SiteClock clock)
{
    private readonly List<int> _hours = Read(configuration["Permits:Shifts"]);

    public int Count => _hours.Count;

    /// <summary>Today's shift, as instants; null for one that there is not.</summary>
    public (DateTime From, DateTime To)? Of(int number) => number < 1 || number > Count ? null
        : (At(clock.Today, _hours[number - 1]), number == Count ? At(clock.Today.AddDays(1), _hours[0]) : At(clock.Today, _hours[number]));

    /// <summary>When the shift ends in which a moment lies; somebody who takes over within the last hour leads the next one.</summary>
    public DateTime EndOf(DateTime utc)
    {
        var site = clock.ToSite(utc.AddHours(1));
        var next = _hours.FindIndex(h => h > site.Hour);
        var day = DateOnly.FromDateTime(site);
        return next < 0 ? At(day.AddDays(1), _hours[0]) : At(day, _hours[next]);
    }

    /// <summary>As in <c>07.00–15.00</c>.</summary>
    public string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"{_hours[number - 1]:00}:00–{_hours[number % Count]:00}:00");

    private DateTime At(DateOnly day, int hour) => clock.ToUtc(day.ToDateTime(new TimeOnly(hour, 0)));

    private static List<int> Read(string? text)
    {
        var hours = (text ?? "7,15,23").Split(',', StringSplitOptions.TrimEntries).Select(h => int.TryParse(h, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24 ? hour : -1).ToList();
        return hours.Contains(-1) || !hours.SequenceEqual(hours.Distinct().Order()) ? throw new InvalidOperationException("Permits:Shifts: hours 0 to 23 in their order, as in 7,15,23.") : hours;
    }
}
