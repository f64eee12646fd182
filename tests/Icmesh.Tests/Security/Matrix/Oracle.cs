using Icmesh.Tests.Support;

namespace Icmesh.Tests.Security.Matrix;

/// <summary>How a call ended, seen from outside.</summary>
internal enum Outcome
{
    Allowed,

    /// <summary>Led to the sign-in, or 401 where nobody would see a page.</summary>
    SignIn,
    Forbidden,
    NotFound,

    /// <summary>The form came back with a sentence: what it names is not there for this person.</summary>
    Refused,

    /// <summary>Anything else: never right.</summary>
    Broken,
}

/// <summary>
/// What must happen, by <c>authz/matrix.csv</c> and the rule of the fence alone. It knows nothing of the product's code, so that no fault
/// there is copied here.
/// </summary>
internal sealed class Oracle
{
    private readonly Dictionary<(string Role, string Permission), string> _cells = [];

    public Oracle()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "authz", "matrix.csv")).Where(l => l.Length > 0).Select(l => l.Split(',')).ToList();
        Roles = rows[0][1..];
        Permissions = [.. rows.Skip(1).Select(r => r[0])];
        foreach (var row in rows.Skip(1))
        {
            for (var i = 1; i < row.Length; i++)
            {
                _cells[(rows[0][i], row[0])] = row[i];
            }
        }
    }

    public IReadOnlyList<string> Roles { get; }

    public IReadOnlyList<string> Permissions { get; }

    public bool ReachesSite(string role) => Permissions.Any(p => _cells[(role, p)] == "site");

    /// <param name="target">The side whose record is named; of no meaning where the sample names none.</param>
    public Outcome Expect(Principal who, Sample sample, Side target) => sample.Permission switch
    {
        null => sample.Allowed,
        _ when !who.IsSignedIn || who.Scopes is not null != sample.IsApi => Outcome.SignIn,
        var permission when !Holds(who, permission) => Outcome.Forbidden,
        _ when sample.Reach is Reach.None => sample.Allowed,
        _ when !target.IsThere => sample.Denied,
        var permission when !Reaches(who, permission, sample.Reach, sample.IsSiteBound, target) => sample.Denied,
        _ => sample.Also is { } also && !Holds(who, also) ? Outcome.Forbidden : sample.Allowed,
    };

    public bool MaySee(Principal who, Canary canary) => who.IsSignedIn
        && canary.Permissions.Any(p => Holds(who, p) && Reaches(who, p, canary.Reach, canary.IsSiteBound, canary.Of))
        && (canary.Value is not { } value || Holds(who, value) && Reaches(who, value, canary.Reach, canary.IsSiteBound, canary.Of));

    private bool Holds(Principal who, string permission) => who.Scopes?.Contains(permission) ?? who.Role is { } role && ScopeOf(role, permission) is not "none";

    private string ScopeOf(string role, string permission) => _cells.TryGetValue((role, permission), out var scope)
        ? scope
        : throw new InvalidOperationException($"authz/matrix.csv has no row {permission}.");

    private bool Reaches(Principal who, string permission, Reach reach, bool isSiteBound, Side target)
    {
        if (reach is Reach.All or Reach.None)
        {
            return true;
        }

        if (reach is Reach.Mine)
        {
            return target.Owner == who.Name;
        }

        // A contractor's person stays in the own company, whatever the matrix says.
        return who.Contractor is { } own
            ? target.Contractor == own || reach is Reach.Figures && who.Below.Contains(target.Contractor!.Value)
            : who.Scopes is not null || ScopeOf(who.Role!, permission) switch
            {
                "all" => true,
                "site" => !isSiteBound || who.Site is null || target.Site == who.Site,
                _ => false,
            };
    }
}
