using Icmesh.Rules.Text;

namespace Icmesh.Rules.Guarding;

/// <summary>An expression is refused. The only exception that leaves the guard.</summary>
/// <param name="position">Character of the expression, from 0.</param>
internal sealed class ExpressionFault(Message problem, int position) : Exception(problem.Text.En)
{
    public Message Problem => problem;

    public int Position => position;
}
