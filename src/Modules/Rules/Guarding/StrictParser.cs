using System.Linq.Dynamic.Core;
using System.Linq.Dynamic.Core.CustomTypeProviders;
using System.Linq.Dynamic.Core.Exceptions;
using System.Linq.Dynamic.Core.Parser;
using System.Linq.Expressions;
using System.Reflection;
using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>The expression parser with every door shut that has a switch. What has none is refused by <see cref="AllowList"/>.</summary>
internal static class StrictParser
{
    private static readonly ParsingConfig Config = new()
    {
        CustomTypeProvider = new NoTypes(),
        IsCaseSensitive = true,
        AllowNewToEvaluateAnyType = false,
        DisallowNewKeyword = true,
        AreContextKeywordsEnabled = false,
        SupportEnumerationsFromSystemNamespace = false,
        SupportCastingToFullyQualifiedTypeAsString = false,
        ResolveTypesBySimpleName = false,
        DisableMemberAccessToIndexAccessorFallback = true,
        RestrictOrderByToPropertyOrField = true,
        AllowEqualsAndToStringMethodsOnObject = false,
        DateTimeIsParsedAsUTC = true,
    };

    /// <param name="text">Numbers carry the suffix M.</param>
    /// <exception cref="ExpressionFault">Position in <paramref name="text"/>.</exception>
    public static Expression Parse(string text, ParameterExpression facts)
    {
        try
        {
            var tree = new ExpressionParser([facts], text, [], Config).Parse(null);
            return tree.Type == typeof(bool) ? tree : throw new ExpressionFault(ExpressionMessages.NotACondition(), 0);
        }
        catch (ParseException fault)
        {
            var isKinds = fault.Message.Contains("ncompatible", StringComparison.Ordinal) || fault.Message.Contains("expected", StringComparison.Ordinal);
            throw new ExpressionFault(isKinds ? ExpressionMessages.TypesDoNotFit() : ExpressionMessages.Syntax(), fault.Position);
        }
#pragma warning disable CA1031 // The parser lets exceptions of many kinds through; each is a refusal, never a crash.
        catch (Exception fault) when (fault is not ExpressionFault)
        {
            throw new ExpressionFault(ExpressionMessages.TypesDoNotFit(), 0);
        }
#pragma warning restore CA1031
    }

    private sealed class NoTypes : IDynamicLinqCustomTypeProvider
    {
        public HashSet<Type> GetCustomTypes() => [];

        public Dictionary<Type, List<MethodInfo>> GetExtensionMethods() => [];

        public Type? ResolveType(string typeName) => null;

        public Type? ResolveTypeBySimpleName(string simpleTypeName) => null;
    }
}
