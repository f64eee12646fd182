namespace Icmesh.Kernel.Directories;

public static class ContractorTree
{
    /// <summary>From a contractor up to the top of its tree. A circle, which saving refuses, would end here too.</summary>
    /// <param name="mainOf">The main contractor of each subcontractor.</param>
    public static IReadOnlyList<Guid> Upwards(Guid id, IReadOnlyDictionary<Guid, Guid> mainOf)
    {
        List<Guid> found = [id];
        while (mainOf.TryGetValue(found[^1], out var main) && !found.Contains(main))
        {
            found.Add(main);
        }

        return found;
    }

    /// <summary>Everybody whose figures contain something of these contractors.</summary>
    public static IReadOnlyCollection<Guid> Upwards(IEnumerable<Guid> ids, IReadOnlyDictionary<Guid, Guid> mainOf) =>
        ids.SelectMany(id => Upwards(id, mainOf)).ToHashSet();
}
