using Icmesh.Kernel.Data;
using Icmesh.Kernel.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace Icmesh.Host.Activity;

/// <summary>What the address of the list says about which entries.</summary>
internal sealed class ActivityFilter
{
    /// <summary>Sign-in name of whoever did it.</summary>
    [FromQuery(Name = "who")] public string? Who { get; set; }

    [FromQuery(Name = "subject")] public string? Subject { get; set; }

    /// <summary>As in <see cref="ActivityNoun.Verbs"/>.</summary>
    [FromQuery(Name = "verb")] public string? Verb { get; set; }

    /// <summary>First day at the site.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; set; }

    /// <summary>Last day, inclusive.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; set; }

    /// <param name="seen">Nouns that the reader may see: entries of others are not there for the reader.</param>
    public IQueryable<ActivityEntry> Apply(IQueryable<ActivityEntry> query, IReadOnlyCollection<ActivityNoun> seen, SiteClock clock)
    {
        var subjects = seen.Select(n => n.Name).ToList();
        query = query.Where(a => subjects.Contains(a.Subject));
        if (!string.IsNullOrEmpty(Subject))
        {
            var begin = $"{Subject}.";
            var action = begin + Verb;
            query = string.IsNullOrEmpty(Verb) ? query.Where(a => a.Subject == Subject || a.Action.StartsWith(begin)) : query.Where(a => a.Action == action);
        }

        if (!string.IsNullOrWhiteSpace(Who))
        {
            var who = Who.Trim();
            query = query.Where(a => a.UserName == who);
        }

        if (From is { } from)
        {
            var start = clock.StartOf(from);
            query = query.Where(a => a.At >= start);
        }

        if (To is { } to && to < DateOnly.MaxValue)
        {
            var end = clock.StartOf(to.AddDays(1));
            query = query.Where(a => a.At < end);
        }

        return query;
    }
}
