using Icmesh.Kernel.Rules;
using Icmesh.Rules.Reading;

namespace Icmesh.Rules.Gates;

/// <summary>From bytes to gates that run: strict JSON, guard, one delegate, the file's own cases.</summary>
internal static class GatesCompiler
{
    public static CheckedFile Compile(RuleSource source, GateFile kind)
    {
        var bytes = source.Content;
        var positions = new TextPositions(bytes);
        var problems = new ProblemList(source.File, positions);
        var root = StrictJson.Read(bytes, positions, problems);
        var reader = new GatesReader(problems, kind.Catalogue);
        var file = root is null ? null : reader.Read(root);
        if (file is null || problems.HasErrors)
        {
            return new(source, problems.All, null);
        }

        var set = new GateSet(new(source.Path, file.Name, 0, source.Sha256), file, kind.Catalogue, reader.Guard.Parameter);
        new GateCaseCheck(problems, file, set).Check();
        return new(source, problems.All, null) { Gates = problems.HasErrors ? null : set };
    }
}
