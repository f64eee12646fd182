using Icmesh.Kernel.Data;
using Icmesh.Kernel.Web;

namespace Icmesh.Kernel.Security;

/// <summary>
/// Whose rows the work of one scope may read and write. Closed until a permission opens it as far as that permission reaches; jobs of the
/// system stand outside it. Every query of a context carries it, and every entity that is loaded or saved is held against it once more.
/// </summary>
public sealed class Fence
{
    private List<Guid> _figures = [];
    private bool _reading;

    /// <summary>The company that the work is fenced to; null for none. Nobody's while the fence is closed.</summary>
    public Guid? Own { get; private set; } = Guid.Empty;

    /// <summary>The site that the work is fenced to; null for none.</summary>
    public Guid? Site { get; private set; } = Guid.Empty;

    /// <summary>Companies whose persons and documents are seen: the own one.</summary>
    public List<Guid> Persons => _reading ? _figures : Own is { } own ? [own] : [];

    /// <summary>Companies whose figures are seen: the own one and its registered subcontractors.</summary>
    public List<Guid> Figures => _figures;

    public bool IsOpen => Own is null && Site is null;

    public static Fence Open() => new() { Own = null, Site = null };

    /// <summary>Own company, with the tree below it for figures.</summary>
    public void OpenOwn(Guid contractor, IReadOnlyList<Guid> tree) => (Own, Site, _figures) = (contractor, null, [.. tree]);

    public void OpenSite(Guid site) => (Own, Site) = (null, site);

    public void OpenAll() => (Own, Site) = (null, null);

    public void Close() => (Own, Site, _figures) = (Guid.Empty, Guid.Empty, []);

    /// <summary>For sums alone: until it is disposed of, rows of subcontractors are read too, so that a main contractor's figure is whole.</summary>
    public IDisposable ReadFigures()
    {
        _reading = true;
        return new Reading(this);
    }

    /// <summary>The fence as it stands, for work that outlives its request.</summary>
    public Fence Copy() => new() { Own = Own, Site = Site, _figures = _figures };

    public bool SeesPersonsOf(Guid contractor) => Own is not { } own || own == contractor;

    public bool SeesSite(Guid site) => Site is not { } own || own == site;

    public bool SeesFiguresOf(Guid contractor) => Own is null || _figures.Contains(contractor);

    /// <summary>Second look at an entity that a query brought.</summary>
    /// <exception cref="FenceException">It belongs to somebody else.</exception>
    internal void CheckLoaded(object entity)
    {
        var sees = entity switch
        {
            IContractorFigures figures => SeesFiguresOf(figures.ContractorId),
            IContractorOwned owned => _reading ? SeesFiguresOf(owned.ContractorId) : SeesPersonsOf(owned.ContractorId),
            _ => true,
        };
        if (!sees || entity is ISiteBound bound && !SeesSite(bound.SiteId))
        {
            throw new FenceException($"{entity.GetType().Name} was loaded from beyond the fence");
        }
    }

    /// <summary>Nobody writes into another company or site, whatever the form said.</summary>
    /// <exception cref="FenceException">The row belongs, or would belong, to somebody else.</exception>
    internal void CheckWritten(string entity, Guid? contractor, Guid? site)
    {
        if (contractor is { } owner && !SeesPersonsOf(owner) || site is { } at && !SeesSite(at))
        {
            throw new FenceException($"{entity} would be written beyond the fence");
        }
    }

    private sealed class Reading(Fence fence) : IDisposable
    {
        public void Dispose() => fence._reading = false;
    }
}

/// <summary>A row of another company got as far as the program: answered like one that does not exist, and logged.</summary>
public sealed class FenceException(string what) : NotFoundException(what);
