using System.Linq.Expressions;
using Icmesh.Kernel.Facts;

namespace Icmesh.Rules.Guarding;

/// <summary>An expression that has passed the guard.</summary>
/// <param name="Text">As it stands in the file.</param>
/// <param name="EngineText">The same for the rule engine: numbers carry the suffix M, so that they are decimals there too.</param>
/// <param name="Tree">Over <see cref="ExpressionGuard.Parameter"/>.</param>
/// <param name="HasArithmetic">Whether it can overflow.</param>
internal sealed record RuleExpression(string Text, string EngineText, Expression Tree, IReadOnlyList<FactDefinition> Facts, bool HasArithmetic);
