using Icmesh.Kernel.Data;

namespace Icmesh.Kernel.Security;

/// <summary>Permissions that no page asks for but values on pages, in exports and answers do.</summary>
public static class ValuePermissions
{
    /// <summary>Names and phone numbers of persons.</summary>
    public const string Personal = "personal.view";

    /// <summary>What happened to whose body: UU 27/2022 art. 4(2).</summary>
    public const string Specific = "personal.specific";

    public static readonly IReadOnlyList<string> All = [Personal, Specific];
}

/// <summary>Which stored values the person who asks is shown. The only place that decides it.</summary>
public sealed class Masking(ICurrentUser user, Fence fence)
{
    /// <summary>What stands in for a value that is not for the reader.</summary>
    public const string Mask = "•••";

    private bool _isOpen;

    /// <summary>Specific values stay masked until <see cref="SpecificReads"/> has recorded who reads them.</summary>
    public bool Shows(DataClass value) => May(value) && (value is not DataClass.Specific || _isOpen);

    /// <summary>Whether the reader holds what it takes. A permission that reaches less far than what is being read uncovers nothing of it.</summary>
    public bool May(DataClass value) => value switch
    {
        DataClass.Personal => Reaches(ValuePermissions.Personal),
        DataClass.Specific => Reaches(ValuePermissions.Specific),
        DataClass.Secret => false,
        _ => true,
    };

    public string? Of(DataClass value, string? text) => string.IsNullOrEmpty(text) || Shows(value) ? text : Mask;

    internal void Open() => _isOpen = true;

    private bool Reaches(string permission) => user.ScopeOf(permission) is { } scope && scope >= (fence switch
    {
        { IsOpen: true } => Scope.All,
        { Site: not null, Own: null } => Scope.Site,
        _ => Scope.Own,
    });
}
