using Icmesh.Rules.Text;

namespace Icmesh.Rules.Reading;

/// <summary>Gathers the problems of one file, each with its place.</summary>
internal sealed class ProblemList(string file, TextPositions positions)
{
    private readonly List<RuleProblem> _problems = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RuleProblem> All => [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];

    public bool HasErrors => _problems.Any(p => p.Severity is Severity.Error);

    public void Add(int offset, string? rule, Message message, Severity severity = Severity.Error)
    {
        var (line, column) = positions.Of(offset);
        _problems.Add(new(file, rule, line, column, message.Code, message.Text, severity));
    }

    public void Add(JsonItem at, string? rule, Message message, Severity severity = Severity.Error) => Add(at.Start, rule, message, severity);

    /// <summary>At a character inside a text value.</summary>
    public void AddInText(JsonItem text, int index, string? rule, Message message) => Add(positions.InText(text, index), rule, message);

    public int LineOf(JsonItem item) => positions.Of(item.Start).Line;
}
