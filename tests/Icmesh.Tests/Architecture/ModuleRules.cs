using System.Reflection;
using System.Text.RegularExpressions;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Icmesh.Tests.Architecture;

/// <summary>What a module may know and show. Each rule names what breaks it; nothing named is nothing broken.</summary>
internal static partial class ModuleRules
{
    private static readonly string[] Forbidden = ["Services", "Helpers", "Handlers", "Repositories", "Dtos", "Common"];

    public static IEnumerable<string> References(Assembly assembly, params string[] allowed) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("Icmesh.", StringComparison.Ordinal) && !allowed.Contains(n))
            .Select(n => $"{assembly.GetName().Name} references {n}");

    public static IEnumerable<string> Listed(IEnumerable<string> folders, IReadOnlyCollection<string> modules, string solution) =>
        folders.SelectMany(f => new[]
        {
            modules.Contains(f) ? null : $"{f} is not in Modules.All",
            solution.Contains($"Icmesh.{f}.csproj", StringComparison.Ordinal) ? null : $"{f} is not in Icmesh.sln",
        }).OfType<string>();

    public static IEnumerable<string> Exported(Assembly assembly, string module) =>
        assembly.GetExportedTypes().Where(t => t.Name != $"{module}Module" && !IsFacts(t) && !IsMigration(t)).Select(t => $"{t.FullName} is public");

    /// <summary>The Host knows modules by their list alone.</summary>
    public static IEnumerable<string> HostNames(IEnumerable<SourceFile> files, IReadOnlyCollection<string> modules) =>
        from file in files
        where file.Path.StartsWith("src/Host/", StringComparison.Ordinal) && file.Path != "src/Host/Modules.cs" && (file.IsCSharp || file.IsRazor)
        from module in modules
        where Regex.IsMatch(file.Text, $@"\bIcmesh\.{module}\b|\b{module}Module\b")
        select $"{file.Path} names {module}";

    public static IEnumerable<string> Folders(IEnumerable<SourceFile> files) =>
        files.SelectMany(f => f.Path.Split('/')[..^1].Where(Forbidden.Contains).Select(n => $"{f.Path}: no folder is called {n}")).Distinct();

    /// <summary>A module's tables begin with its noun, and no table has two owners.</summary>
    public static IEnumerable<string> Tables(IReadOnlyCollection<(string Module, string Table)> tables) =>
        tables.Where(t => !t.Table.StartsWith(t.Module.ToLowerInvariant() + "_", StringComparison.Ordinal)).Select(t => $"{t.Table} of {t.Module} lacks the prefix")
            .Concat(tables.GroupBy(t => t.Table).Where(g => g.Count() > 1).Select(g => $"{g.Key} is mapped by {string.Join(", ", g.Select(t => t.Module))}"));

    /// <summary>One noun: folder, project, namespace, class, page folder, test folder.</summary>
    public static IEnumerable<string> OneNoun(Type module, string name, IReadOnlyCollection<SourceFile> files)
    {
        var folder = $"src/Modules/{name}/";
        var hasCode = files.Any(f => f.Path.StartsWith(folder, StringComparison.Ordinal) && (f.IsRazor || f.IsCSharp) && f.Path != $"{folder}{name}Module.cs");
        var expected = new[]
        {
            (module.Name == $"{name}Module", $"class {module.Name}"),
            (module.Namespace == $"Icmesh.{name}", $"namespace {module.Namespace}"),
            (module.Assembly.GetName().Name == $"Icmesh.{name}", $"assembly {module.Assembly.GetName().Name}"),
            (files.Any(f => f.Path == $"{folder}Icmesh.{name}.csproj"), "project file"),
            (!hasCode || files.Any(f => f.Path.StartsWith($"tests/Icmesh.Tests/{name}/", StringComparison.Ordinal)), "test folder"),
        };
        var strays = files.Where(f => f.Path.StartsWith(folder + "Pages/", StringComparison.Ordinal) && f.IsRazor)
            .Where(f => !f.Path.StartsWith($"{folder}Pages/{name}/", StringComparison.Ordinal) && !OutsidePages().IsMatch(f.Path))
            .Select(f => $"page {f.Path}");
        return expected.Where(e => !e.Item1).Select(e => e.Item2).Concat(strays).Select(e => $"{name}: {e} does not follow the noun");
    }

    private static bool IsFacts(Type type) =>
        type is { IsSealed: true } && type.Name.EndsWith("Facts", StringComparison.Ordinal) && type.GetMethod("<Clone>$") is not null;

    private static bool IsMigration(Type type) => type.IsAssignableTo(typeof(Migration)) || type.IsAssignableTo(typeof(ModelSnapshot));

    [GeneratedRegex("/Pages/(_View(Imports|Start)|Index|Shared/[^/]+|Components/.+)\\.cshtml$")]
    private static partial Regex OutsidePages();
}
