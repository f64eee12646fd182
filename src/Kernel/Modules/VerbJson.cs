using System.Text.Encodings.Web;
using System.Text.Json;

namespace Icmesh.Kernel.Modules;

/// <summary>How verbs write their one JSON document: for programs, and readable for people.</summary>
public static class VerbJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
