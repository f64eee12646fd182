using Icmesh.Kernel.Text;

namespace Icmesh.Kernel.Modules;

/// <summary>What people call the modules that rules may wait for; some of them are still to be built.</summary>
public static class ModuleTitles
{
    private static readonly Dictionary<string, Sentence> Titles = new()
    {
        ["Apd"] = new("APD", "PPE"),
        ["Audits"] = new("Audit", "Audits"),
        ["Competency"] = new("Kompetensi", "Competency"),
        ["Contractors"] = new("Kontraktor", "Contractors"),
        ["Environmental"] = new("Lingkungan", "Environmental"),
        ["Incidents"] = new("Insiden", "Incidents"),
        ["Permits"] = new("Izin kerja", "Permits to work"),
    };

    /// <param name="name">The module's noun.</param>
    public static Sentence Of(string name) => Titles.GetValueOrDefault(name) ?? new(name, name);
}
