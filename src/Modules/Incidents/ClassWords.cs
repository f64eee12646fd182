using Microsoft.AspNetCore.Mvc.Rendering;

namespace Icmesh.Incidents;

/// <summary>Classes and answers as options and status kinds of the screen.</summary>
internal static class ClassWords
{
    public static IReadOnlyList<SelectListItem> Classes => [.. Enum.GetValues<InjuryClass>().Select(c => new SelectListItem(ClassText.Of(c).ToString(), c.ToString()))];

    public static IReadOnlyList<SelectListItem> Treatments => [.. Enum.GetValues<Treatment>().Select(t => new SelectListItem(ClassText.Of(t).ToString(), t.ToString()))];

    public static IReadOnlyList<SelectListItem> Impacts => [.. Enum.GetValues<WorkImpact>().Select(i => new SelectListItem(ClassText.Of(i).ToString(), i.ToString()))];

    public static IReadOnlyList<SelectListItem> Losses(DaysChargedTable table) =>
        [.. table.Losses.Where(l => l.Days is not null).Select(l => new SelectListItem($"{l.Part} ({l.Days:N0})", l.Code))];

    public static IReadOnlyList<SelectListItem> Potentials =>
        [.. Enumerable.Range(Incident.LowestPotential, Incident.HighestPotential).Select(p => $"{p}").Select(p => new SelectListItem(p, p))];

    public static string Kind(InjuryClass value) => value switch
    {
        InjuryClass.NearMiss => "info",
        InjuryClass.FirstAid => "off",
        InjuryClass.Medical or InjuryClass.Restricted => "warn",
        InjuryClass.LostTime or InjuryClass.Permanent => "bad",
        InjuryClass.Fatality => "stop",
    };
}
