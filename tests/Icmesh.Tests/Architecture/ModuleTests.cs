using Icmesh.Host;
using Icmesh.Kernel.Data;
using Icmesh.Kernel.Modules;
using Icmesh.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tests.Architecture;

public class ModuleTests
{
    public static TheoryData<string> All => [.. Modules.All.Select(m => m.Name)];

    private static readonly string[] Names = [.. Modules.All.Select(m => m.Name)];

    [Theory, MemberData(nameof(All))]
    public void A_module_references_only_Kernel_and_Ui(string name) =>
        Assert.Empty(ModuleRules.References(Module(name).GetType().Assembly, "Icmesh.Kernel", "Icmesh.Ui"));

    [Fact]
    public void Ui_references_only_Kernel_and_Kernel_nothing_of_ours()
    {
        Assert.Empty(ModuleRules.References(System.Reflection.Assembly.Load("Icmesh.Ui"), "Icmesh.Kernel"));
        Assert.Empty(ModuleRules.References(typeof(ModuleDb).Assembly));
    }

    [Fact]
    public void Canary_a_reference_is_seen() =>
        Assert.Contains(ModuleRules.References(typeof(ModuleTests).Assembly, "Icmesh.Kernel"), v => v.EndsWith("references Icmesh.Host", StringComparison.Ordinal));

    [Fact]
    public void Every_folder_of_modules_is_listed_and_in_the_solution()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src/Modules")).Select(d => Path.GetFileName(d)!).ToList();

        Assert.Equal(Names.Order(), folders.Order());
        Assert.Empty(ModuleRules.Listed(folders, Names, File.ReadAllText(Path.Combine(Repository.Root, "Icmesh.sln"))));
    }

    [Fact]
    public void Canary_a_forgotten_folder_is_seen() =>
        Assert.Equal(["Apd is not in Modules.All", "Apd is not in Icmesh.sln"], ModuleRules.Listed(["Apd"], ["Permits"], "Icmesh.Permits.csproj"));

    [Theory, MemberData(nameof(All))]
    public void A_module_shows_only_its_module_class_facts_and_migrations(string name) =>
        Assert.Empty(ModuleRules.Exported(Module(name).GetType().Assembly, name));

    [Fact]
    public void Canary_a_public_type_is_seen() =>
        Assert.Contains(ModuleRules.Exported(typeof(ModuleTests).Assembly, "Tests"), v => v.Contains(nameof(ModuleTests), StringComparison.Ordinal));

    [Fact]
    public void The_Host_names_modules_only_in_its_list() => Assert.Empty(ModuleRules.HostNames(Repository.Files, Names));

    [Fact]
    public void Canary_a_module_named_in_the_Host_is_seen() =>
        Assert.Single(ModuleRules.HostNames([SourceFile.Of("src/Host/Startup/Odd.cs", "using Icmesh.Permits;")], ["Permits"]));

    [Fact]
    public void No_folder_is_named_after_a_layer() => Assert.Empty(ModuleRules.Folders(Repository.Files));

    [Fact]
    public void Canary_a_layer_folder_is_seen() => Assert.Single(ModuleRules.Folders([SourceFile.Of("src/Modules/Apd/Services/A.cs", "")]));

    [Fact]
    public void Tables_carry_their_module_and_have_one_owner()
    {
        var tables = Installation.Contexts(DatabaseProvider.Sqlite)
            .SelectMany(c => c.Model.GetEntityTypes().Where(e => e.ClrType.Assembly != typeof(ModuleDb).Assembly)
                .Select(e => (Installation.NameOf(c), e.GetTableName()!)).Distinct()).ToList();

        Assert.Empty(ModuleRules.Tables(tables));
    }

    [Fact]
    public void Canary_a_stray_table_is_seen()
    {
        var found = ModuleRules.Tables([("Apd", "apd_item"), ("Permits", "apd_item")]).ToList();

        Assert.Equal(["apd_item of Permits lacks the prefix", "apd_item is mapped by Apd, Permits"], found);
    }

    [Theory, MemberData(nameof(All))]
    public void One_noun_everywhere(string name)
    {
        Assert.Empty(ModuleRules.OneNoun(Module(name).GetType(), name, Repository.Files));
        Assert.All(
            Installation.Contexts(DatabaseProvider.Sqlite).Where(c => Installation.NameOf(c) == name),
            c => Assert.Equal(name.ToLowerInvariant(), c.TablePrefix));
    }

    [Fact]
    public void Canary_another_noun_is_seen()
    {
        var found = ModuleRules.OneNoun(typeof(OddModule), "Permits", [SourceFile.Of("src/Modules/Permits/Pages/Ptw/Index.cshtml", "")]).ToList();

        Assert.Equal(6, found.Count);
        Assert.Contains(found, v => v.Contains("Pages/Ptw", StringComparison.Ordinal));
    }

    private static IModule Module(string name) => Modules.All.Single(m => m.Name == name);

    private sealed class OddModule;
}
