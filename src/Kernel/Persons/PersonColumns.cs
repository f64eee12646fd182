using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Icmesh.Kernel.Persons;

/// <summary>What becomes of a row when the person that it is about is erased.</summary>
public enum OnErasure
{
    /// <summary>The row stays, so that figures stay the same; its personal values go.</summary>
    Blank,

    /// <summary>The row goes: it is nothing without the person.</summary>
    Delete,
}

/// <summary>
/// The column that says whom a row is about: a worker, an account, or another record about the person. On a key, the row is the person
/// itself, or a record about somebody whom nobody named.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonIdAttribute(OnErasure erasure = OnErasure.Blank) : Attribute
{
    public OnErasure Erasure => erasure;

    /// <summary>Where the row is the person: the column that holds what people call it.</summary>
    public string? Name { get; init; }
}

/// <summary>
/// The column holds a sign-in name. It stays when the person is erased: it is the pseudonym by which the record says that one and the same
/// person did something, and nothing says any more whose it was.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SignInNameAttribute : Attribute;

/// <summary>A row with more to do than to lose its values when its person is erased.</summary>
public interface IErasable
{
    void Erase();
}

/// <summary>What is left to do once an erasure is saved: files on disk, what deleted rows leave behind in the database's file.</summary>
public interface IAfterErasure
{
    /// <param name="ids">The person, and every record about it.</param>
    Task RunAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}

/// <summary>Reads the attributes above, and stands in for them on classes that are not ours.</summary>
public static class PersonColumns
{
    private const string Person = "Icmesh:PersonId", Name = "Icmesh:PersonName", SignIn = "Icmesh:SignInName";

    public static PropertyBuilder<T> OfPerson<T>(this PropertyBuilder<T> property, OnErasure erasure, string? name = null) =>
        name is null ? property.HasAnnotation(Person, erasure.ToString()) : property.HasAnnotation(Person, erasure.ToString()).HasAnnotation(Name, name);

    public static PropertyBuilder<T> IsSignInName<T>(this PropertyBuilder<T> property) => property.HasAnnotation(SignIn, "yes");

    /// <returns>Null where the column does not say whom the row is about.</returns>
    public static PersonIdAttribute? PersonId(this IReadOnlyProperty property) =>
        property.PropertyInfo?.GetCustomAttribute<PersonIdAttribute>()
        ?? (Enum.TryParse<OnErasure>((string?)property.FindAnnotation(Person)?.Value, out var erasure) ? new(erasure) { Name = (string?)property.FindAnnotation(Name)?.Value } : null);

    public static bool HoldsSignInName(this IReadOnlyProperty property) =>
        property.PropertyInfo?.IsDefined(typeof(SignInNameAttribute)) is true || property.FindAnnotation(SignIn) is not null;
}
