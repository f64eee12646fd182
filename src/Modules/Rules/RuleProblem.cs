using Icmesh.Kernel.Text;

namespace Icmesh.Rules;

internal enum Severity
{
    /// <summary>The file cannot be used.</summary>
    Error,

    /// <summary>The file can be tried out, but must not go live: a case is missing.</summary>
    Publish,

    /// <summary>Worth a look.</summary>
    Warning,
}

/// <summary>One thing that is wrong in a rule file, where exactly, and what to do.</summary>
/// <param name="File">As people see it: <c>rules/scorecards/k3lh.json</c>.</param>
/// <param name="Rule">Name of the rule it is in; null outside of rules.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Code">Letter and number of the list of messages: <c>F004</c>, <c>R107</c>.</param>
internal sealed record RuleProblem(string File, string? Rule, int Line, int Column, string Code, Sentence Text, Severity Severity)
{
    public string FullCode => $"ICM-{Code}";

    /// <summary>The place and code, without the sentence.</summary>
    public string Place => $"{File}{(Rule is null ? "" : $" · {Rule}")} · line {Line}, col {Column} · {FullCode}";

    public override string ToString() => $"{Place} · {Text.Both}";
}
