using Icmesh.Apd.Catalogue;

namespace Icmesh.Apd.Checking;

/// <summary>How long an item lasts, by the limits of its kind.</summary>
internal static class Life
{
    /// <summary>Whether an item is within those limits that are, or are not, verified. Null where a date that counts is not known.</summary>
    /// <param name="harsh">Heat, chemicals or sun age it.</param>
    public static bool? IsWithin(ApdCatalogue catalogue, ApdKind kind, Item item, DateOnly day, bool harsh, bool verified)
    {
        bool? within = true;
        foreach (var limit in kind.Limits.Where(l => (harsh || !l.HarshOnly) && catalogue.SourceOf(l.Source)?.Status is SourceStatus.Verified == verified))
        {
            var one = limit.Clock is LifeClock.Wear ? item.Wear < limit.Value : EndOf(limit, item) is { } end ? day <= end : (bool?)null;
            within = (within, one) switch
            {
                (false, _) or (_, false) => false,
                (null, _) or (_, null) => null,
                _ => true,
            };
        }

        return within;
    }

    /// <summary>The last day of the first limit that is reached, in ordinary surroundings; null where no known date limits it.</summary>
    public static DateOnly? EndOf(ApdKind? kind, Item item) => kind?.Limits.Where(l => !l.HarshOnly).Select(l => EndOf(l, item)).Min();

    /// <summary>Items past a limit by date on a day: conditions by kind, clock and the first day that is still within.</summary>
    public static IEnumerable<(string Kind, LifeClock Clock, DateOnly From)> Cutoffs(ApdCatalogue catalogue, DateOnly day) =>
        from kind in catalogue.Kinds
        from limit in kind.Limits
        where !limit.HarshOnly && limit.Clock is not LifeClock.Wear
        select (kind.Code, limit.Clock, day.AddMonths(-limit.Value));

    private static DateOnly? EndOf(LifeLimit limit, Item item) => limit.Clock switch
    {
        LifeClock.InService => item.InServiceOn?.AddMonths(limit.Value),
        LifeClock.Manufacture => item.ManufacturedOn?.AddMonths(limit.Value),
        LifeClock.Wear => null,
    };
}
