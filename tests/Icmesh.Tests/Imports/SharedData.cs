namespace Icmesh.Tests.Imports;

/// <summary>Data sets that lie beside the project on some machines: <c>ICMESH_DATA</c>, or <c>shared/data</c> beside a folder above.</summary>
internal static class SharedData
{
    public static string Folder(string name)
    {
        var found = Candidates().Select(c => Path.Combine(c, name)).FirstOrDefault(Directory.Exists);
        Skip.If(found is null, $"The data set {name} is not on this machine; ICMESH_DATA can name the folder that holds it.");
        return found!;
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("ICMESH_DATA") is { Length: > 0 } named)
        {
            yield return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared", "data");
        }
    }
}
