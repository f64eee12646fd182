namespace Icmesh.Tests.Security.Matrix;

/// <summary>
/// Somebody who asks, with everything that a browser would send for it. Cookies are always the same ones: what an answer sets is forgotten,
/// so that calls do not hang together.
/// </summary>
internal sealed record Principal(string Name, string? Role = null)
{
    private static readonly string[] OfContractors = ["contractor-admin", "contractor-supervisor", "worker"];

    /// <summary>The company whose person this is, and the companies below it.</summary>
    public Guid? Contractor { get; init; }

    public IReadOnlyList<Guid> Below { get; init; } = [];

    public Guid? Site { get; init; }

    /// <summary>False for nobody, and for an account that was closed after it signed in.</summary>
    public bool IsSignedIn { get; init; } = true;

    /// <summary>Session and antiforgery cookie, as the sign-in gave them.</summary>
    public string Cookies { get; init; } = "";

    /// <summary>Antiforgery token of the pages that this person saw while it was signed in.</summary>
    public string Token { get; init; } = "";

    /// <summary>The same of the page that signs in, which nobody is known to yet.</summary>
    public string VisitorToken { get; init; } = "";

    /// <summary>More headers: a device asks with a token instead of a cookie.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Permissions of the token that a device asks with; null for a person.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public static bool IsContractors(string role) => OfContractors.Contains(role);

    public override string ToString() => Name;
}
