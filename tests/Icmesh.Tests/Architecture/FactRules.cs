using System.Reflection;
using FactText = Icmesh.Kernel.Facts.FactAttribute;

namespace Icmesh.Tests.Architecture;

/// <summary>A fact record is what rules may ask: flat, sealed, every value possibly unknown, every meaning told in both languages.</summary>
internal static class FactRules
{
    private static readonly Type[] Kinds = [typeof(decimal), typeof(int), typeof(long), typeof(bool), typeof(string)];

    public static IEnumerable<string> Check(Type facts)
    {
        if (!facts.IsSealed || facts.GetMethod("<Clone>$") is null || facts.BaseType != typeof(object))
        {
            yield return $"{facts.Name} is not a flat sealed record";
        }

        foreach (var method in facts.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(IsOwn))
        {
            yield return $"{facts.Name}.{method.Name} is a method: rules could call it";
        }

        foreach (var property in facts.GetProperties())
        {
            foreach (var violation in Check(property))
            {
                yield return $"{facts.Name}.{property.Name} {violation}";
            }
        }
    }

    private static IEnumerable<string> Check(PropertyInfo property)
    {
        var bare = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!Kinds.Contains(bare))
        {
            yield return $"is a {bare.Name}: a fact is a decimal, an integer, a flag or a text";
        }

        if (new NullabilityInfoContext().Create(property).ReadState is not NullabilityState.Nullable)
        {
            yield return "can never be unknown";
        }

        if (property.GetCustomAttribute<FactText>() is not { } fact)
        {
            yield return "has no [Fact] text";
        }
        else if (string.IsNullOrWhiteSpace(fact.Meaning.Id) || string.IsNullOrWhiteSpace(fact.Meaning.En) || fact.Meaning.Id == fact.Meaning.En)
        {
            yield return "is not explained in both languages";
        }
    }

    /// <summary>Not what the compiler writes for a record or a property.</summary>
    private static bool IsOwn(MethodInfo method) =>
        !method.IsSpecialName && method.Name is not ("ToString" or "GetHashCode" or "Equals" or "<Clone>$" or "Deconstruct");
}
