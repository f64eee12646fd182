using Icmesh.Kernel.Security;
using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Data;

/// <summary>
/// A kind of record that activity entries are about. Each module adds its own; from them come the filters of the record, the words for
/// what was done, who may see it and the way to the record's own page.
/// </summary>
/// <param name="Name">As in <see cref="ActivityEntry.Subject"/>; actions are <c>NAME.VERB</c>.</param>
/// <param name="Texts">
/// Marker of the module's texts: <c>Activity.NAME</c> for the noun, <c>Activity.NAME.VERB</c> for what was done ("membuat kontraktor"),
/// <c>Activity.Field.FIELD</c> for a recorded value.
/// </param>
/// <param name="Permission">Held besides <see cref="ActivityPermissions.View"/> by whoever sees entries of it; null where that one is enough.</param>
/// <param name="Types">Whose properties the recorded values are called after: their [Data] says which are personal. What none of them has counts as personal.</param>
public sealed record ActivityNoun(string Name, Type Texts, string? Permission, IReadOnlyList<string> Verbs, params IReadOnlyList<Type> Types)
{
    /// <summary>Local address of the record that an entry is about, given its contractor's code where it has one. Null: it has no page.</summary>
    public Func<ActivityEntry, string?, string?> Page { get; init; } = (_, _) => null;

    /// <summary>Words for values of enums and codes; for an enum without any, the text <c>ENUM.VALUE</c> is looked for.</summary>
    public Func<object, Sentence?> Word { get; init; } = _ => null;

    /// <summary>Whether somebody may see entries of this kind, as far as the record itself is seen at all.</summary>
    public bool IsSeenBy(ICurrentUser user) =>
        user.ScopeOf(ActivityPermissions.View) is { } record && (Permission is null || user.ScopeOf(Permission) >= record);
}

public static class ActivityPermissions
{
    public const string View = "activity.view";
}
