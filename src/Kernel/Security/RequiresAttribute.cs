using Microsoft.AspNetCore.Builder;

namespace Icmesh.Kernel.Security;

/// <summary>Names the permission of a page handler or endpoint, as <c>module.verb</c>. One without it answers 403.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission => permission;
}

public static class RequiresExtensions
{
    /// <summary>The same for a minimal API endpoint.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, string permission) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiresAttribute(permission));

    /// <summary>An endpoint that is open to everybody, with the reason why.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder builder, string because) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenToAllAttribute(because));
}

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class OpenToAllAttribute(string because) : Attribute
{
    public string Because => because;
}
